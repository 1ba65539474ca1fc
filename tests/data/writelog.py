# SPDX-FileCopyrightText: 2026 The Inferograph authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a log of numbered calls in random pieces, rotating it in every way there is.

    writelog.py LOG SECONDS SEED MOST

MOST is how many it writes between two rotations, at most. Before what would destroy lines that nobody has had the
time to read, it writes `written N` and waits for a line on its standard input. Ends with `written N` and `done`.
"""
import os
import random
import shutil
import sys
import time

log, seconds, seed, most = sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
random.seed(seed)
written = 0
rotated = []
descriptor = -1


def record(number):
    return (b'{"event":"llm_call_metrics","model":"m","output_tokens":%d,"tlft_seconds":1.5,"timestamp":9.5}\n'
            % (10_000_000 + number))


def records(count):
    global written
    first = written
    written += count
    return b"".join(record(number) for number in range(first, written))


def write(text):
    pauses = random.choice((0, 0, 0.02))  # mostly at full speed
    at = 0
    while at < len(text):
        at += os.write(descriptor, text[at:at + random.randint(1, random.choice((10, 300, 20000)))])
        if random.random() < pauses:
            time.sleep(random.random() * 0.004)


def begin():
    global descriptor
    if descriptor >= 0:
        os.close(descriptor)
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)


def let_the_reader_catch_up():
    print("written", written, flush=True)
    sys.stdin.readline()
    while rotated:
        os.remove(rotated.pop())


def next_name():
    name = "%s.%d" % (log, time.monotonic_ns())
    rotated.append(name)
    return name


def rename():
    os.rename(log, next_name())
    begin()


def rename_and_go_on_for_a_while():
    os.rename(log, next_name())
    write(records(random.randint(1, 50)))
    begin()


def rename_with_a_new_file_before_the_writer_knows():
    os.rename(log, next_name())
    os.close(os.open(log, os.O_WRONLY | os.O_CREAT, 0o644))
    write(records(random.randint(1, 50)))
    begin()


def rename_twice_in_a_moment():
    rename()
    write(records(random.randint(1, 50)))
    rename()


def delete():
    let_the_reader_catch_up()
    os.remove(log)
    begin()


def copy_and_truncate():
    let_the_reader_catch_up()
    shutil.copyfile(log, next_name())
    os.truncate(log, 0)


def truncate():
    let_the_reader_catch_up()
    os.truncate(log, 0)


def truncate_and_write_as_many_bytes():
    let_the_reader_catch_up()
    size = os.path.getsize(log)
    os.truncate(log, 0)
    os.write(descriptor, records(max(1, size // record_length)))


def replace_by_a_file_of_the_same_size():
    let_the_reader_catch_up()
    size = os.path.getsize(log)
    with open(log + ".new", "wb") as file:
        file.write(records(max(1, size // record_length)))
    os.replace(log + ".new", log)
    begin()


rotations = [rename, rename_and_go_on_for_a_while, rename_with_a_new_file_before_the_writer_knows,
             rename_twice_in_a_moment, delete, copy_and_truncate, truncate,
             truncate_and_write_as_many_bytes, replace_by_a_file_of_the_same_size]
record_length = len(record(0))
begin()
ends = time.monotonic() + seconds
turn = 0
while time.monotonic() < ends or turn < len(rotations):
    write(records(random.randint(1, random.choice((3, 100, 5000, most)))))
    if turn % len(rotations) == 0:
        random.shuffle(rotations)
    rotations[turn % len(rotations)]()
    turn += 1
write(records(10))
print("written", written, flush=True)
print("done", flush=True)
