#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Inferograph authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records exchanges with a llama.cpp server for tests/data/recordings.

usage: record.py BASE_URL FOLDER [NAME...]      e.g.  record.py http://127.0.0.1:8080 recordings/llamacpp

Records the named cases, in their order here, or all.
Writes for each case NAME.req (the request as sent), NAME.http (the response's bytes as received) and NAME.ts
(a JSON list of [milliseconds since the request, bytes], a pair for each read). What a reader must find in them,
NAME.expect.json, is written by hand.
"""
import json
import pathlib
import socket
import sys
import time
import urllib.parse

CHAT = "/v1/chat/completions"
STORY = [{"role": "user", "content": "Tell me about a small boat."}]
OTHER = [{"role": "system", "content": "You write one line."}, {"role": "user", "content": "The red kite fell."}]
TOOL = {"type": "function", "function": {"name": "weather", "parameters": {"type": "object", "properties": {}}}}
TEXT = {"model": "stories260K", "prompt": "Once a small boat", "seed": 7}
INPUT = {"model": "stories260K", "input": "Where did the cat sleep?", "instructions": "Answer with one line."}
MESSAGES = {"model": "stories260K", "messages": [{"role": "user", "content": "Sing about the rain."}], "system": "Be kind."}
USAGE = {"stream": True, "stream_options": {"include_usage": True}}


def chat(messages, **more):
    return ("POST", CHAT, json.dumps({"model": "stories260K", "messages": messages, "seed": 7, **more}))


def post(path, *parts, **more):
    return ("POST", path, json.dumps({key: value for part in (*parts, more) for key, value in part.items()}))


# In this order: the cached prompt needs the one before it.
CASES = {
    "models": ("GET", "/v1/models", None),
    "not-found": ("GET", "/no/such/path", None),
    "chat-usage": chat(STORY, max_tokens=12, **USAGE),
    "chat-cached": chat(STORY, max_tokens=8, **USAGE),
    "chat-timings-per-token": chat(OTHER, max_tokens=5, timings_per_token=True, **USAGE),
    "chat-progress": chat([{"role": "user", "content": "one two three " * 20}], max_tokens=4, return_progress=True, **USAGE),
    "chat-plain": chat(OTHER, max_tokens=6, stream=True),
    "chat-one-token": chat(OTHER, max_tokens=1, **USAGE),
    "chat-no-tool": chat(STORY, max_tokens=4, tools=[TOOL], tool_choice="none", **USAGE),
    "chat-whole": chat(STORY, max_tokens=8),
    "error-bad-json": ("POST", CHAT, '{"messages":'),
    "error-no-messages": ("POST", CHAT, json.dumps({"model": "stories260K", **USAGE})),
    "error-too-long": chat([{"role": "user", "content": "far too long " * 900}], max_tokens=4, **USAGE),
    "completions-usage": post("/v1/completions", TEXT, USAGE, max_tokens=9),
    "completions-cached": post("/v1/completions", TEXT, USAGE, max_tokens=4),
    "completions-plain": post("/v1/completions", TEXT, stream=True, max_tokens=3),
    "completions-whole": post("/v1/completions", TEXT, max_tokens=6),
    "completion-stream": post("/completion", TEXT, prompt="A green bird sat", stream=True, n_predict=7),
    "completion-timings-per-token": post("/completion", TEXT, stream=True, n_predict=3, timings_per_token=True),
    "completion-whole": post("/completion", TEXT, n_predict=6),
    "completion-too-long": post("/completion", TEXT, prompt="far too long " * 900, stream=True),
    "responses-stream": post("/v1/responses", INPUT, stream=True, max_output_tokens=8, store=False),
    "responses-whole": post("/v1/responses", INPUT, max_output_tokens=5),
    "responses-no-input": post("/v1/responses", model="stories260K", stream=True),
    "messages-stream": post("/v1/messages", MESSAGES, stream=True, max_tokens=8),
    "messages-cached": post("/v1/messages", MESSAGES, stream=True, max_tokens=4),
    "messages-whole": post("/v1/messages", MESSAGES, max_tokens=5),
    "messages-none": post("/v1/messages", model="stories260K", stream=True, max_tokens=5),
}


def exchange(base, method, path, body):
    payload = (body or "").encode()
    head = [f"{method} {path} HTTP/1.1", f"Host: {base.netloc}", "Connection: close"]
    if body is not None:
        head += ["Content-Type: application/json", f"Content-Length: {len(payload)}"]
    request = "\r\n".join(head).encode() + b"\r\n\r\n" + payload
    response, reads = b"", []
    with socket.create_connection((base.hostname, base.port)) as connection:
        sent = time.perf_counter()
        connection.sendall(request)
        while piece := connection.recv(65536):
            reads.append([round((time.perf_counter() - sent) * 1e3, 3), len(piece)])
            response += piece
    return request, response, reads


def main():
    if len(sys.argv) < 3 or not set(sys.argv[3:]) <= CASES.keys():
        sys.exit(__doc__)
    base, folder = urllib.parse.urlsplit(sys.argv[1]), pathlib.Path(sys.argv[2])
    for name, (method, path, body) in CASES.items():
        if sys.argv[3:] and name not in sys.argv[3:]:
            continue
        request, response, reads = exchange(base, method, path, body)
        (folder / f"{name}.req").write_bytes(request)
        (folder / f"{name}.http").write_bytes(response)
        (folder / f"{name}.ts").write_text(json.dumps(reads) + "\n")
        print(f"{name}: {len(response)} bytes in {len(reads)} reads")


main()
