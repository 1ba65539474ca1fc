<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Axes</name>
    <message>
        <source>d MMM</source>
        <extracomment>a day beside an axis, in the letters of QLocale&apos;s date formats</extracomment>
        <translation>d. MMM</translation>
    </message>
</context>
<context>
    <name>BeyondButton</name>
    <message>
        <source>Show &amp;all values</source>
        <translation>&amp;Alle Werte zeigen</translation>
    </message>
    <message>
        <source>all shown</source>
        <extracomment>what a small button says: all values have room on the axes</extracomment>
        <translation>alle gezeigt</translation>
    </message>
    <message>
        <source>All values have room on the axes</source>
        <translation>Alle Werte haben auf den Achsen Platz</translation>
    </message>
    <message>
        <source>All values are at their place. Press (A) to let the axes reach for most of them again.</source>
        <translation>Alle Werte stehen an ihrem Ort. (A) lässt die Achsen wieder nur für die meisten reichen.</translation>
    </message>
    <message>
        <source>%1. They stand as arrows at the edge. Press (A) to show them at their place.</source>
        <translation>%1. Sie stehen als Pfeile am Rand. (A) zeigt sie an ihrem Ort.</translation>
    </message>
</context>
<context>
    <name>CallColumns</name>
    <message>
        <source>Ended</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>When the call ended, local time; when it started, where its end is not known. The last call to come stands on top</source>
        <translation>Wann der Aufruf endete, Ortszeit; wann er begann, wenn sein Ende nicht bekannt ist. Der zuletzt gekommene Aufruf steht oben</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The model&apos;s full tag</source>
        <translation>Der volle Name des Modells samt Tag</translation>
    </message>
    <message>
        <source>Op</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What was asked: chat, generate, embedding, load, ...</source>
        <translation>Was verlangt wurde: chat, generate, embedding, load, …</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Where the record comes from: a probe of ours, or a log</source>
        <translation>Woher der Eintrag kommt: eigene Messung oder ein Log</translation>
    </message>
    <message>
        <source>TTFT ms</source>
        <translation>TTFT ms</translation>
    </message>
    <message>
        <source>Time to first token, in milliseconds: from the start of the call to the first piece of content, reasoning or a tool call; ! where this machine sent the request more than a millisecond late</source>
        <translation>Zeit bis zum ersten Token (TTFT) in Millisekunden: vom Beginn des Aufrufs bis zum ersten Stück Inhalt, Reasoning oder Werkzeugaufruf; ! wenn dieser Rechner die Anfrage mehr als eine Millisekunde zu spät gesendet hat</translation>
    </message>
    <message>
        <source>Load ms</source>
        <translation>Laden ms</translation>
    </message>
    <message>
        <source>Time to load the model in milliseconds, the server&apos;s own figure</source>
        <translation>Ladezeit des Modells in Millisekunden, Angabe des Servers</translation>
    </message>
    <message>
        <source>In tok</source>
        <translation>Tok ein</translation>
    </message>
    <message>
        <source>Tokens of the whole prompt, cached ones included</source>
        <translation>Token des ganzen Prompts, auch die aus dem Cache</translation>
    </message>
    <message>
        <source>Out tok</source>
        <translation>Tok aus</translation>
    </message>
    <message>
        <source>Tokens generated; ~ where the count is not the server&apos;s own</source>
        <translation>Erzeugte Token; ~ wenn die Zahl nicht vom Server stammt</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>tok/s</translation>
    </message>
    <message>
        <source>Decode speed: tokens generated per second of generation</source>
        <translation>Decode-Tempo: erzeugte Token pro Sekunde Generierung</translation>
    </message>
    <message>
        <source>Total s</source>
        <translation>Gesamt s</translation>
    </message>
    <message>
        <source>From the start of the call to its last token, in seconds</source>
        <translation>Vom Beginn des Aufrufs bis zu seinem letzten Token, in Sekunden</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>How the call ended, with the server&apos;s words where it failed</source>
        <translation>Wie der Aufruf endete, bei Fehlern mit den Worten des Servers</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Cold where this call loaded the model, warm where it was loaded already</source>
        <translation>Kalt, wenn dieser Aufruf das Modell geladen hat; warm, wenn es schon geladen war</translation>
    </message>
    <message>
        <source>Queue ms</source>
        <translation>Warten ms</translation>
    </message>
    <message>
        <source>Time the server let the call wait, in milliseconds, the server&apos;s own figure</source>
        <translation>Wie lange der Server den Aufruf warten ließ, in Millisekunden, Angabe des Servers</translation>
    </message>
    <message>
        <source>Prompt ms</source>
        <translation>Prompt ms</translation>
    </message>
    <message>
        <source>Time to read the prompt in milliseconds, the server&apos;s own figure</source>
        <translation>Zeit für das Lesen des Prompts in Millisekunden, Angabe des Servers</translation>
    </message>
    <message>
        <source>Gen ms</source>
        <translation>Gen. ms</translation>
    </message>
    <message>
        <source>Time to generate in milliseconds: the server&apos;s own figure, else from the first token to the last</source>
        <translation>Zeit der Generierung in Millisekunden: Angabe des Servers, sonst vom ersten bis zum letzten Token</translation>
    </message>
    <message>
        <source>Prompt tok/s</source>
        <translation>Prompt tok/s</translation>
    </message>
    <message>
        <source>Prompt speed: uncached prompt tokens per second of prompt eval</source>
        <translation>Prompt-Tempo: Prompt-Token, die nicht aus dem Cache kamen, pro Sekunde Prompt-Eval</translation>
    </message>
    <message>
        <source>ITL p50 ms</source>
        <translation>ITL p50 ms</translation>
    </message>
    <message>
        <source>Median gap between tokens, in milliseconds</source>
        <translation>Inter-Token-Latenz (ITL): mittlerer Abstand (Median) zwischen zwei Token in Millisekunden</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>The server&apos;s product</source>
        <translation>Das Produkt, das als Server läuft</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>The server&apos;s address, without credentials</source>
        <translation>Die Adresse des Servers, ohne Zugangsdaten</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>The request&apos;s id, the caller&apos;s or the server&apos;s</source>
        <translation>Die Kennung der Anfrage, vom Aufrufer oder vom Server</translation>
    </message>
    <message>
        <source>cold</source>
        <translation>kalt</translation>
    </message>
    <message>
        <source>warm</source>
        <translation>warm</translation>
    </message>
</context>
<context>
    <name>CallLines</name>
    <message>
        <source>What a command or a pipe wrote is not kept: its lines can be read nowhere any more.</source>
        <translation>Was ein Befehl oder eine Pipe geschrieben hat, wird nicht aufbewahrt: Die Zeilen sind nirgends mehr zu lesen.</translation>
    </message>
    <message>
        <source>The lines that gave this call end at line %1 of %2, and are too many to be shown.</source>
        <translation>Die Zeilen, aus denen dieser Aufruf stammt, enden in Zeile %1 von %2 und sind zu viele, um gezeigt zu werden.</translation>
    </message>
    <message>
        <source>No log is open that may hold the lines of this call.</source>
        <translation>Kein Log ist offen, in dem die Zeilen dieses Aufrufs stehen könnten.</translation>
    </message>
    <message>
        <source>Several places of %1 gave the same figures, in lines without a time: which of them are this call&apos;s is not known.</source>
        <translation>Mehrere Stellen in %1 nennen dieselben Zahlen, in Zeilen ohne Zeitangabe: Welche davon zu diesem Aufruf gehören, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The lines of this call were not found in %1: they may have been rewritten, or rotated to another place.</source>
        <translation>Die Zeilen dieses Aufrufs wurden in %1 nicht gefunden: Vielleicht wurden sie überschrieben oder an einen anderen Ort rotiert.</translation>
    </message>
</context>
<context>
    <name>CallNumbers</name>
    <message>
        <source>%1 tok/s</source>
        <translation>%1 tok/s</translation>
    </message>
    <message>
        <source>Time to first token</source>
        <translation>Zeit bis zum ersten Token</translation>
    </message>
    <message>
        <source>From the start of the call to the first piece of content, reasoning or a tool call</source>
        <translation>Vom Beginn des Aufrufs bis zum ersten Stück Inhalt, Reasoning oder Werkzeugaufruf (TTFT)</translation>
    </message>
    <message>
        <source>First content</source>
        <translation>Erster Inhalt</translation>
    </message>
    <message>
        <source>From the start of the call to the first piece of the answer itself: later than the first token where the model reasons</source>
        <translation>Vom Beginn des Aufrufs bis zum ersten Stück der eigentlichen Antwort: später als das erste Token, wenn das Modell Reasoning voranstellt</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamtzeit</translation>
    </message>
    <message>
        <source>From the start of the call to its last token</source>
        <translation>Vom Beginn des Aufrufs bis zu seinem letzten Token</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>From the start of the call to the connection; 0 where it was open already</source>
        <translation>Vom Beginn des Aufrufs bis zur Verbindung; 0, wenn sie schon offen war</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>From the connection to the end of its handshake</source>
        <translation>Von der Verbindung bis zum Ende ihres Handshakes</translation>
    </message>
    <message>
        <source>First to last token</source>
        <translation>Erstes bis letztes Token</translation>
    </message>
    <message>
        <source>How long tokens came, by the same clock</source>
        <translation>Wie lange Token kamen, nach derselben Uhr</translation>
    </message>
    <message>
        <source>Between tokens, p50</source>
        <translation>Zwischen Token, p50</translation>
    </message>
    <message>
        <source>Inter-token latency: the median gap between tokens</source>
        <translation>Inter-Token-Latenz: der mittlere Abstand (Median) zwischen zwei Token</translation>
    </message>
    <message>
        <source>Between tokens, p99</source>
        <translation>Zwischen Token, p99</translation>
    </message>
    <message>
        <source>99 of 100 gaps between tokens are shorter</source>
        <translation>99 von 100 Abständen zwischen Token sind kürzer</translation>
    </message>
    <message>
        <source>Longest gap</source>
        <translation>Längste Lücke</translation>
    </message>
    <message>
        <source>The longest gap between two tokens</source>
        <translation>Der längste Abstand zwischen zwei Token</translation>
    </message>
    <message>
        <source>Stalls</source>
        <translation>Aussetzer</translation>
    </message>
    <message>
        <source>Gaps over four times the median and over 50 ms</source>
        <translation>Lücken von mehr als dem vierfachen Median und mehr als 50 ms</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>How long the server let the call wait</source>
        <translation>Wie lange der Server den Aufruf warten ließ</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Laden des Modells</translation>
    </message>
    <message>
        <source>Prompt eval</source>
        <translation>Prompt-Eval</translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation>Lesen des Prompts</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>Generierung</translation>
    </message>
    <message>
        <source>Generating tokens</source>
        <translation>Erzeugen der Token</translation>
    </message>
    <message>
        <source>Prompt tokens</source>
        <translation>Prompt-Token</translation>
    </message>
    <message>
        <source>Of the whole prompt, cached ones included</source>
        <translation>Des ganzen Prompts, auch die aus dem Cache</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>Aus dem Cache</translation>
    </message>
    <message>
        <source>Prompt tokens that the server did not have to read again</source>
        <translation>Prompt-Token, die der Server nicht noch einmal lesen musste</translation>
    </message>
    <message>
        <source>Output tokens</source>
        <translation>Ausgabe-Token</translation>
    </message>
    <message>
        <source>Tokens generated; ~ where the count is not the server&apos;s own</source>
        <translation>Erzeugte Token; ~ wenn die Zahl nicht vom Server stammt</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Reasoning</translation>
    </message>
    <message>
        <source>Output tokens spent on reasoning</source>
        <translation>Ausgabe-Token, die auf Reasoning entfielen</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>Gezählt von</translation>
    </message>
    <message>
        <source>Where the count of output tokens comes from</source>
        <translation>Woher die Zahl der Ausgabe-Token stammt</translation>
    </message>
    <message>
        <source>Decode speed</source>
        <translation>Decode-Tempo</translation>
    </message>
    <message>
        <source>Tokens per second of generation: the server&apos;s time where it gave one, else the client&apos;s</source>
        <translation>Token pro Sekunde Generierung: nach der Zeit des Servers, wenn er eine nennt, sonst nach der des Clients</translation>
    </message>
    <message>
        <source>Prompt speed</source>
        <translation>Prompt-Tempo</translation>
    </message>
    <message>
        <source>Uncached prompt tokens per second of prompt eval</source>
        <translation>Prompt-Token, die nicht aus dem Cache kamen, pro Sekunde Prompt-Eval</translation>
    </message>
    <message>
        <source>Overall</source>
        <translation>Gesamttempo</translation>
    </message>
    <message>
        <source>Output tokens over the total time, load and prompt included</source>
        <translation>Ausgabe-Token geteilt durch die Gesamtzeit, mit Laden und Prompt</translation>
    </message>
    <message>
        <source>Per output token</source>
        <translation>Pro Ausgabe-Token</translation>
    </message>
    <message>
        <source>Time for each output token after the first</source>
        <translation>Zeit für jedes Ausgabe-Token nach dem ersten</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Whose clock timed the call: kernel (stamped on receipt), client, server, or a log</source>
        <translation>Wessen Uhr den Aufruf gemessen hat: kernel (Zeitstempel beim Empfang), client, server oder ein Log</translation>
    </message>
    <message>
        <source>Clock error, p99</source>
        <translation>Fehler der Uhr, p99</translation>
    </message>
    <message>
        <source>This machine&apos;s own error of a stamp at the last calibration</source>
        <translation>Der Fehler eines Zeitstempels dieses Rechners bei der letzten Kalibrierung</translation>
    </message>
    <message>
        <source>Sent late by</source>
        <translation>Zu spät gesendet</translation>
    </message>
    <message>
        <source>How much later than intended this machine sent the request; ! above 1 ms</source>
        <translation>Wie viel später als beabsichtigt dieser Rechner die Anfrage gesendet hat; ! über 1 ms</translation>
    </message>
    <message>
        <source>Read late by</source>
        <translation>Zu spät gelesen</translation>
    </message>
    <message>
        <source>The longest that the answer waited to be read by this machine; ! above 1 ms</source>
        <translation>Wie lange die Antwort höchstens darauf wartete, von diesem Rechner gelesen zu werden; ! über 1 ms</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>Zusammengesetzt</translation>
    </message>
    <message>
        <source>Put together from several lines of a log: exact, likely, or unjoined where a part is missing</source>
        <translation>Aus mehreren Zeilen eines Logs zusammengesetzt: exact (sicher), likely (wahrscheinlich) oder unjoined, wenn ein Teil fehlt</translation>
    </message>
    <message>
        <source>SEEN BY THE CLIENT</source>
        <translation>VOM CLIENT GESEHEN</translation>
    </message>
    <message>
        <source>TIMED BY THE SERVER</source>
        <translation>VOM SERVER GEMESSEN</translation>
    </message>
    <message>
        <source>TOLD BY THE LOG</source>
        <translation>LAUT LOG</translation>
    </message>
    <message>
        <source>TOLD BY THE SERVER</source>
        <translation>LAUT SERVER</translation>
    </message>
    <message>
        <source>TOKENS AND SPEED</source>
        <translation>TOKEN UND TEMPO</translation>
    </message>
    <message>
        <source>HOW SURE</source>
        <translation>WIE SICHER</translation>
    </message>
</context>
<context>
    <name>CallRateChart</name>
    <message>
        <source>Calls and errors</source>
        <translation>Aufrufe und Fehler</translation>
    </message>
    <message>
        <source>a minute</source>
        <translation>pro Minute</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>%1 ok</source>
        <translation>%1 ok</translation>
    </message>
    <message>
        <source>%1 cancelled</source>
        <translation>%1 abgebrochen</translation>
    </message>
    <message>
        <source>1 error</source>
        <translation>1 Fehler</translation>
    </message>
    <message>
        <source>%1 errors</source>
        <translation>%1 Fehler</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>Time to first token</source>
        <translation>Zeit bis zum ersten Token</translation>
    </message>
    <message>
        <source>Decode speed</source>
        <translation>Decode-Tempo</translation>
    </message>
    <message>
        <source>Load vs inference</source>
        <translation>Laden und Inferenz</translation>
    </message>
    <message>
        <source>TTFT vs prompt length</source>
        <translation>TTFT nach Promptlänge</translation>
    </message>
    <message>
        <source>Inter-token latency</source>
        <translation>Inter-Token-Latenz</translation>
    </message>
    <message>
        <source>Calls and errors</source>
        <translation>Aufrufe und Fehler</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>KV cache</source>
        <translation>KV-Cache</translation>
    </message>
    <message>
        <source>cold start</source>
        <translation>Kaltstart</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Show only %1</source>
        <translation>Nur %1 zeigen</translation>
    </message>
    <message>
        <source>Show all models</source>
        <translation>Alle Modelle zeigen</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Enable %1</source>
        <translation>%1 aktivieren</translation>
    </message>
    <message>
        <source>Disable %1</source>
        <translation>%1 deaktivieren</translation>
    </message>
    <message>
        <source>Retry %1</source>
        <translation>%1 erneut versuchen</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>This page</source>
        <extracomment>the heading of the keys that only the page in sight knows</extracomment>
        <translation>Diese Seite</translation>
    </message>
</context>
<context>
    <name>ConnectionTest</name>
    <message>
        <source>1 model</source>
        <translation>1 Modell</translation>
    </message>
    <message numerus="yes">
        <source>%1 models</source>
        <translation>
            <numerusform>%1 Modell</numerusform>
            <numerusform>%1 Modelle</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2, answers in %3.</source>
        <extracomment>a server, how many models it has, and how quickly it answers</extracomment>
        <translation>%1, %2, antwortet in %3.</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>DecodeChart</name>
    <message>
        <source>Decode speed</source>
        <translation>Decode-Tempo</translation>
    </message>
    <message>
        <source>tokens per second</source>
        <translation>Token pro Sekunde</translation>
    </message>
    <message>
        <source>%1 tokens per second</source>
        <translation>%1 Token pro Sekunde</translation>
    </message>
    <message>
        <source>No call with a decode speed in %1</source>
        <translation>Kein Aufruf mit einem Decode-Tempo in %1</translation>
    </message>
    <message>
        <source>%1 tok/s: %2 tokens, generated in %3</source>
        <translation>%1 tok/s: %2 Token, erzeugt in %3</translation>
    </message>
    <message>
        <source>%1 tok/s</source>
        <translation>%1 tok/s</translation>
    </message>
</context>
<context>
    <name>FilterExpression</name>
    <message>
        <source>%1 is a text: write %1:… for a part of it, or %1=… for all of it.</source>
        <translation>%1 ist ein Text: %1:… sucht einen Teil davon, %1=… den ganzen.</translation>
    </message>
    <message>
        <source>%1 is one of %2: write %1:%3.</source>
        <translation>%1 ist eines von %2: %1:%3 schreiben.</translation>
    </message>
    <message>
        <source>%1 is a time in ms, or with its unit: %1&gt;500, %1&gt;2s.</source>
        <translation>%1 ist eine Zeit in ms oder mit Einheit: %1&gt;500, %1&gt;2s.</translation>
    </message>
    <message>
        <source>%1 is a speed in tok/s: %1&lt;20.</source>
        <translation>%1 ist ein Tempo in tok/s: %1&lt;20.</translation>
    </message>
    <message>
        <source>%1 is a number: %1&gt;100.</source>
        <translation>%1 ist eine Zahl: %1&gt;100.</translation>
    </message>
    <message>
        <source>The quote that opens here does not close.</source>
        <translation>Das Anführungszeichen, das hier beginnt, wird nicht geschlossen.</translation>
    </message>
    <message>
        <source>There is no field &quot;%1&quot;. There are %2. Put text with : &lt; &gt; = in quotes.</source>
        <translation>Es gibt kein Feld „%1“. Es gibt %2. Text mit : &lt; &gt; = in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>A value is missing after %1.</source>
        <translation>Nach %1 fehlt ein Wert.</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>host not found</source>
        <translation>Rechner nicht gefunden</translation>
    </message>
    <message>
        <source>TLS failed</source>
        <translation>TLS fehlgeschlagen</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>Zeit überschritten</translation>
    </message>
    <message>
        <source>connection lost</source>
        <translation>Verbindung verloren</translation>
    </message>
    <message>
        <source>HTTP error</source>
        <translation>HTTP-Fehler</translation>
    </message>
    <message>
        <source>server error</source>
        <translation>Serverfehler</translation>
    </message>
    <message>
        <source>answer not understood</source>
        <translation>Antwort nicht verstanden</translation>
    </message>
    <message>
        <source>aborted</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>1 call</source>
        <translation>1 Aufruf</translation>
    </message>
    <message numerus="yes">
        <source>%1 calls</source>
        <translation>
            <numerusform>%1 Aufruf</numerusform>
            <numerusform>%1 Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>kB</source>
        <translation>kB</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>TB</source>
        <translation>TB</translation>
    </message>
    <message>
        <source>k</source>
        <translation>k</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>G</source>
        <translation>G</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>ended early</source>
        <translation>vorzeitig beendet</translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <extracomment>a day and a time, in the letters of QLocale&apos;s date formats</extracomment>
        <translation>d. MMM HH:mm</translation>
    </message>
</context>
<context>
    <name>FormatChoice</name>
    <message>
        <source>This version knows no log format &quot;%1&quot;. Choose another one.</source>
        <translation>Diese Version kennt kein Logformat „%1“. Ein anderes wählen.</translation>
    </message>
</context>
<context>
    <name>ItlChart</name>
    <message>
        <source>Inter-token latency</source>
        <translation>Inter-Token-Latenz</translation>
    </message>
    <message>
        <source>ms, median of a call</source>
        <translation>ms, Median eines Aufrufs</translation>
    </message>
    <message>
        <source>No call with times between its tokens in %1</source>
        <translation>Kein Aufruf mit Zeiten zwischen seinen Token in %1</translation>
    </message>
    <message>
        <source>p50 %1</source>
        <translation>p50 %1</translation>
    </message>
    <message>
        <source>p99 %1</source>
        <translation>p99 %1</translation>
    </message>
    <message>
        <source>longest %1</source>
        <translation>längste %1</translation>
    </message>
    <message>
        <source>1 stall</source>
        <translation>1 Aussetzer</translation>
    </message>
    <message>
        <source>%1 stalls</source>
        <translation>%1 Aussetzer</translation>
    </message>
</context>
<context>
    <name>KvCacheChart</name>
    <message>
        <source>KV cache</source>
        <translation>KV-Cache</translation>
    </message>
    <message>
        <source>per cent in use</source>
        <translation>Prozent belegt</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>belegt</translation>
    </message>
</context>
<context>
    <name>LoadInferenceChart</name>
    <message>
        <source>queue + connect</source>
        <translation>Warten + Verbinden</translation>
    </message>
    <message>
        <source>load</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>prompt eval</source>
        <translation>Prompt-Eval</translation>
    </message>
    <message>
        <source>generation</source>
        <translation>Generierung</translation>
    </message>
    <message>
        <source>unexplained</source>
        <translation>ungeklärt</translation>
    </message>
    <message>
        <source>%1 %2 (%3)</source>
        <translation>%1 %2 (%3)</translation>
    </message>
    <message>
        <source>Load vs inference</source>
        <translation>Laden und Inferenz</translation>
    </message>
    <message>
        <source>mean call, by model</source>
        <translation>mittlerer Aufruf, nach Modell</translation>
    </message>
    <message>
        <source>+ %1 more</source>
        <translation>+ %1 weitere</translation>
    </message>
    <message>
        <source>%1 · mean of %2 calls · %3</source>
        <translation>%1 · Mittel über %2 Aufrufe · %3</translation>
    </message>
    <message>
        <source>No finished call with its times in %1</source>
        <translation>Kein beendeter Aufruf mit seinen Zeiten in %1</translation>
    </message>
    <message>
        <source>%1: %2, of it %3</source>
        <translation>%1: %2, davon %3</translation>
    </message>
    <message>
        <source>The mean call in %1. %2.</source>
        <translation>Der mittlere Aufruf in %1. %2.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
</context>
<context>
    <name>LogPreview</name>
    <message>
        <source>No preview: the command would have to be run for it.</source>
        <translation>Keine Vorschau: Der Befehl müsste dafür ausgeführt werden.</translation>
    </message>
    <message>
        <source>No preview: no file is called %1 yet.</source>
        <translation>Keine Vorschau: Noch heißt keine Datei %1.</translation>
    </message>
    <message>
        <source>No preview: %1 is no file.</source>
        <translation>Keine Vorschau: %1 ist keine Datei.</translation>
    </message>
    <message>
        <source>no model</source>
        <translation>kein Modell</translation>
    </message>
    <message>
        <source>%1 tok</source>
        <translation>%1 tok</translation>
    </message>
    <message>
        <source>TTFT %1</source>
        <translation>TTFT %1</translation>
    </message>
    <message>
        <source>total %1</source>
        <translation>gesamt %1</translation>
    </message>
    <message>
        <source>prompts %1 tok/s</source>
        <translation>Prompts %1 tok/s</translation>
    </message>
    <message>
        <source>generation %1 tok/s</source>
        <translation>Generierung %1 tok/s</translation>
    </message>
    <message>
        <source>running %1</source>
        <translation>laufend %1</translation>
    </message>
    <message>
        <source>waiting %1</source>
        <translation>wartend %1</translation>
    </message>
    <message>
        <source>KV cache %1</source>
        <translation>KV-Cache %1</translation>
    </message>
    <message>
        <source>a call: %1</source>
        <translation>ein Aufruf: %1</translation>
    </message>
    <message>
        <source>%1, the first: %2</source>
        <translation>%1, der erste: %2</translation>
    </message>
    <message>
        <source>of the whole server: %1</source>
        <translation>vom ganzen Server: %1</translation>
    </message>
    <message>
        <source>skipped: %1</source>
        <translation>übersprungen: %1</translation>
    </message>
    <message>
        <source>no call by itself</source>
        <translation>für sich kein Aufruf</translation>
    </message>
    <message>
        <source>no call: %1</source>
        <translation>kein Aufruf: %1</translation>
    </message>
    <message>
        <source>(what waited for more lines)</source>
        <translation>(was auf weitere Zeilen wartete)</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 aus %2</translation>
    </message>
    <message>
        <source>%1: not a value of this field</source>
        <translation>%1: kein Wert für dieses Feld</translation>
    </message>
    <message>
        <source>Lines: %1 · with calls: %2 · with figures of the whole server: %3 · skipped: %4</source>
        <translation>Zeilen: %1 · mit Aufrufen: %2 · mit Werten des ganzen Servers: %3 · übersprungen: %4</translation>
    </message>
</context>
<context>
    <name>Mapping</name>
    <message>
        <source>The mapping file %1 cannot be read: %2.</source>
        <translation>Die Mapping-Datei %1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>The mapping file %1 cannot be used: %2</source>
        <translation>Die Mapping-Datei %1 ist nicht verwendbar: %2</translation>
    </message>
    <message>
        <source>it is not JSON (%1, at byte %2).</source>
        <translation>sie ist kein JSON (%1, bei Byte %2).</translation>
    </message>
    <message>
        <source>its pattern is wrong: %1.</source>
        <translation>ihr Muster ist falsch: %1.</translation>
    </message>
    <message>
        <source>&quot;fields&quot; names no field.</source>
        <translation>„fields“ nennt kein Feld.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no field; the fields are %2.</source>
        <translation>„%1“ ist kein Feld; die Felder sind %2.</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; does not say where it comes from.</source>
        <translation>das Feld „%1“ sagt nicht, woher es kommt.</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; cannot be in &quot;%2&quot;.</source>
        <translation>das Feld „%1“ gibt es nicht in „%2“.</translation>
    </message>
    <message>
        <source>the pattern has no group &quot;%1&quot;, which the field &quot;%2&quot; comes from.</source>
        <translation>das Muster hat keine Gruppe „%1“, aus der das Feld „%2“ kommt.</translation>
    </message>
</context>
<context>
    <name>Metrics</name>
    <message>
        <source>TTFT</source>
        <translation>TTFT</translation>
    </message>
    <message>
        <source>TTFT content</source>
        <translation>TTFT Inhalt</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamtzeit</translation>
    </message>
    <message>
        <source>Decode</source>
        <translation>Decode</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Overall</source>
        <translation>Gesamttempo</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>tok/s</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>%1: unknown.</source>
        <translation>%1: unbekannt.</translation>
    </message>
    <message>
        <source>%1: median %2 of %3</source>
        <translation>%1: Median %2 über %3</translation>
    </message>
    <message>
        <source>, 95 % interval %1</source>
        <translation>, 95-%-Intervall %1</translation>
    </message>
    <message>
        <source>, p95 %1</source>
        <translation>, p95 %1</translation>
    </message>
    <message>
        <source>, best</source>
        <translation>, am besten</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Figures, charts and recent calls as they come</source>
        <translation>Werte, Diagramme und letzte Aufrufe, sobald sie kommen</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Every call of the session, to filter, sort and copy</source>
        <translation>Jeder Aufruf der Sitzung, zum Filtern, Sortieren und Kopieren</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Test prompts and runs: several models side by side</source>
        <translation>Testprompts und Läufe: mehrere Modelle nebeneinander</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Models, servers or times of the session beside each other</source>
        <translation>Modelle, Server oder Zeiten der Sitzung nebeneinander</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Servers and logs, what is loaded, and this machine</source>
        <translation>Server und Logs, geladene Modelle und dieser Rechner</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>Short answer</source>
        <translation>Kurze Antwort</translation>
    </message>
    <message>
        <source>Long answer</source>
        <translation>Lange Antwort</translation>
    </message>
    <message>
        <source>Long prompt, 1,000 tokens</source>
        <translation>Langer Prompt, 1&#x2009;000 Token</translation>
    </message>
    <message>
        <source>Long prompt, 4,000 tokens</source>
        <translation>Langer Prompt, 4&#x2009;000 Token</translation>
    </message>
    <message>
        <source>Long prompt, 16,000 tokens</source>
        <translation>Langer Prompt, 16&#x2009;000 Token</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
</context>
<context>
    <name>PromptLengthChart</name>
    <message>
        <source>TTFT vs prompt length</source>
        <translation>TTFT nach Promptlänge</translation>
    </message>
    <message>
        <source>ms by prompt tokens</source>
        <translation>ms nach Prompt-Token</translation>
    </message>
    <message>
        <source>No call with both a TTFT and a prompt length in %1</source>
        <translation>Kein Aufruf mit TTFT und Promptlänge in %1</translation>
    </message>
    <message>
        <source>TTFT %1 for %2 prompt tokens</source>
        <translation>TTFT %1 bei %2 Prompt-Token</translation>
    </message>
    <message>
        <source>%1 of them cached</source>
        <translation>%1 davon aus dem Cache</translation>
    </message>
    <message>
        <source>load %1</source>
        <translation>Laden %1</translation>
    </message>
    <message>
        <source>%1: median %2 for prompts of %3 to %4 tokens</source>
        <translation>%1: Median %2 bei Prompts von %3 bis %4 Token</translation>
    </message>
    <message>
        <source>%1 in %2. %3.</source>
        <translation>%1 in %2. %3.</translation>
    </message>
    <message>
        <source>Prompt tokens</source>
        <translation>Prompt-Token</translation>
    </message>
    <message>
        <source>TTFT</source>
        <translation>TTFT</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Token</translation>
    </message>
</context>
<context>
    <name>RequestsChart</name>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>at a whole server</source>
        <translation>eines ganzen Servers</translation>
    </message>
    <message>
        <source>running</source>
        <translation>laufend</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartend</translation>
    </message>
</context>
<context>
    <name>RunComparison</name>
    <message>
        <source>TTFT p50</source>
        <translation>TTFT p50</translation>
    </message>
    <message>
        <source>TTFT p95</source>
        <translation>TTFT p95</translation>
    </message>
    <message>
        <source>Total p50</source>
        <translation>Gesamt p50</translation>
    </message>
    <message>
        <source>Decode speed of a call</source>
        <translation>Decode-Tempo eines Aufrufs</translation>
    </message>
    <message>
        <source>Throughput of all calls</source>
        <translation>Durchsatz aller Aufrufe</translation>
    </message>
    <message>
        <source>Prompt speed of a call</source>
        <translation>Prompt-Tempo eines Aufrufs</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>failed · retry</source>
        <translation>Fehler · erneut</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>deaktiviert</translation>
    </message>
    <message>
        <source>%1 skipped</source>
        <translation>%1 übersprungen</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>State: %1</source>
        <translation>Zustand: %1</translation>
    </message>
    <message>
        <source>%1 lines skipped</source>
        <translation>%1 Zeilen übersprungen</translation>
    </message>
    <message>
        <source>Its API key is in the system&apos;s keychain.</source>
        <translation>Der API-Schlüssel liegt im Schlüsselbund des Systems.</translation>
    </message>
    <message>
        <source>Its API key is kept for this session only: no keychain can be used here.</source>
        <translation>Der API-Schlüssel gilt nur für diese Sitzung: Hier ist kein Schlüsselbund verfügbar.</translation>
    </message>
    <message>
        <source>Demo: these numbers are made up.</source>
        <translation>Demo: Diese Zahlen sind erfunden.</translation>
    </message>
    <message>
        <source>demo: these numbers are made up</source>
        <translation>Demo: Diese Zahlen sind erfunden</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>live</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>read to its end</source>
        <translation>zu Ende gelesen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Format: %1</source>
        <translation>Format: %1</translation>
    </message>
    <message>
        <source>Version, format</source>
        <translation>Version, Format</translation>
    </message>
    <message>
        <source>no known format</source>
        <translation>kein bekanntes Format</translation>
    </message>
    <message>
        <source>no known format · %1 lines skipped</source>
        <translation>kein bekanntes Format · %1 Zeilen übersprungen</translation>
    </message>
</context>
<context>
    <name>StepResults</name>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Calls of one kind, to one model, with one prompt</source>
        <translation>Aufrufe einer Art an ein Modell mit einem Prompt</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>Calls that ended well, of all</source>
        <translation>Aufrufe, die gut endeten, von allen</translation>
    </message>
    <message>
        <source>Prompt
tok</source>
        <translation>Prompt
tok</translation>
    </message>
    <message>
        <source>Tokens of the prompt, as the server counted them; the median</source>
        <translation>Token des Prompts, wie der Server sie zählte; der Median</translation>
    </message>
    <message>
        <source>TTFT p50
ms</source>
        <translation>TTFT p50
ms</translation>
    </message>
    <message>
        <source>Time to first token, the median</source>
        <translation>Zeit bis zum ersten Token, der Median</translation>
    </message>
    <message>
        <source>95 % interval
ms</source>
        <translation>95-%-Intervall
ms</translation>
    </message>
    <message>
        <source>In which the median TTFT lies with 95 % confidence: from six calls on</source>
        <translation>Darin liegt der Median der TTFT mit 95 % Sicherheit: ab sechs Aufrufen</translation>
    </message>
    <message>
        <source>TTFT p95
ms</source>
        <translation>TTFT p95
ms</translation>
    </message>
    <message>
        <source>Of twenty calls, nineteen had their first token by then</source>
        <translation>Von zwanzig Aufrufen hatten neunzehn bis dahin ihr erstes Token</translation>
    </message>
    <message>
        <source>Total p50
ms</source>
        <translation>Gesamt p50
ms</translation>
    </message>
    <message>
        <source>Time to last token, the median</source>
        <translation>Zeit bis zum letzten Token, der Median</translation>
    </message>
    <message>
        <source>Load p50
ms</source>
        <translation>Laden p50
ms</translation>
    </message>
    <message>
        <source>Loading the model, by the server&apos;s own figures; the median</source>
        <translation>Laden des Modells nach Angaben des Servers; der Median</translation>
    </message>
    <message>
        <source>Prompt
tok/s</source>
        <translation>Prompt
tok/s</translation>
    </message>
    <message>
        <source>Speed of the prompt&apos;s evaluation; the median of the calls</source>
        <translation>Tempo der Prompt-Eval; der Median der Aufrufe</translation>
    </message>
    <message>
        <source>Decode
tok/s</source>
        <translation>Decode
tok/s</translation>
    </message>
    <message>
        <source>Speed of the generation; the median of the calls</source>
        <translation>Tempo der Generierung; der Median der Aufrufe</translation>
    </message>
    <message>
        <source>Throughput
tok/s</source>
        <translation>Durchsatz
tok/s</translation>
    </message>
    <message>
        <source>All output tokens of the step over its wall time: never a call&apos;s speed</source>
        <translation>Alle Ausgabe-Token des Schritts geteilt durch seine Dauer: nie das Tempo eines Aufrufs</translation>
    </message>
    <message>
        <source>Wall
s</source>
        <translation>Dauer
s</translation>
    </message>
    <message>
        <source>From the first call&apos;s start to the last one&apos;s end, waits included</source>
        <translation>Vom Beginn des ersten Aufrufs bis zum Ende des letzten, mit Wartezeiten</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Anmerkungen</translation>
    </message>
    <message>
        <source>Why figures are missing, or cannot be taken for granted</source>
        <translation>Warum Werte fehlen oder mit Vorsicht zu lesen sind</translation>
    </message>
</context>
<context>
    <name>Threshold</name>
    <message>
        <source>&quot;%1&quot; is no condition: write one like ttft_p95_ms&gt;800, in quotes.</source>
        <translation>„%1“ ist keine Bedingung: etwa ttft_p95_ms&gt;800 schreiben, in Anführungszeichen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; compares with no number: write one like ttft_p95_ms&gt;800, in quotes.</source>
        <translation>„%1“ vergleicht nicht mit einer Zahl: etwa ttft_p95_ms&gt;800 schreiben, in Anführungszeichen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no figure that is known. Known are %2; p50 and every other percentile, mean, min and max stand where p95 does.</source>
        <translation>„%1“ ist kein bekannter Wert. Bekannt sind %2; statt p95 gehen p50 und jedes andere Perzentil, mean, min und max.</translation>
    </message>
</context>
<context>
    <name>ThroughputChart</name>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>tok/s of a whole server</source>
        <translation>tok/s eines ganzen Servers</translation>
    </message>
    <message>
        <source>generation</source>
        <translation>Generierung</translation>
    </message>
    <message>
        <source>prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>%1 tok/s</source>
        <translation>%1 tok/s</translation>
    </message>
</context>
<context>
    <name>TokenRateChart</name>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>a minute</source>
        <translation>pro Minute</translation>
    </message>
    <message>
        <source>out</source>
        <translation>erzeugt</translation>
    </message>
    <message>
        <source>in</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>in, cached</source>
        <translation>aus dem Cache</translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation>%1 erzeugt</translation>
    </message>
    <message>
        <source>%1 in</source>
        <translation>%1 gelesen</translation>
    </message>
    <message>
        <source>%1 in, cached</source>
        <translation>%1 aus dem Cache</translation>
    </message>
    <message>
        <source>No call that tells its tokens in %1</source>
        <translation>Kein Aufruf, der seine Token nennt, in %1</translation>
    </message>
</context>
<context>
    <name>TtftChart</name>
    <message>
        <source>Time to first token</source>
        <translation>Zeit bis zum ersten Token</translation>
    </message>
    <message>
        <source>ms per call, by model</source>
        <translation>ms pro Aufruf, nach Modell</translation>
    </message>
    <message>
        <source>No call with a time to first token in %1</source>
        <translation>Kein Aufruf mit einer Zeit bis zum ersten Token in %1</translation>
    </message>
    <message>
        <source>connect %1</source>
        <translation>Verbinden %1</translation>
    </message>
    <message>
        <source>TLS %1</source>
        <translation>TLS %1</translation>
    </message>
    <message>
        <source>queue %1</source>
        <translation>Warten %1</translation>
    </message>
    <message>
        <source>load %1</source>
        <translation>Laden %1</translation>
    </message>
    <message>
        <source>prompt eval %1</source>
        <translation>Prompt-Eval %1</translation>
    </message>
    <message>
        <source>TTFT %1</source>
        <translation>TTFT %1</translation>
    </message>
    <message>
        <source>rest %1</source>
        <translation>Rest %1</translation>
    </message>
    <message>
        <source>%1 prompt tokens</source>
        <translation>%1 Prompt-Token</translation>
    </message>
</context>
<context>
    <name>WindowDialogs</name>
    <message>
        <source>Open logs</source>
        <translation>Logs öffnen</translation>
    </message>
    <message>
        <source>Logs (*.log *.jsonl *.json *.txt);;All files (*)</source>
        <translation>Logs (*.log *.jsonl *.json *.txt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>About Inferograph</source>
        <translation>Über Inferograph</translation>
    </message>
    <message>
        <source>Inferograph %1
A seismograph for LLM inference.
Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Inferograph %1
Ein Seismograph für LLM-Inferenz.
Freie Software unter der GNU General Public License, Version 3 oder neuer.</translation>
    </message>
    <message>
        <source>A run is under way</source>
        <translation>Ein Lauf ist im Gange</translation>
    </message>
    <message>
        <source>A run is under way. Quitting ends it, and its figures are gone.</source>
        <translation>Ein Lauf ist im Gange. Beenden bricht ihn ab, und seine Zahlen sind verloren.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>&amp;Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Raw exchange</source>
        <translation>Rohdaten</translation>
    </message>
    <message>
        <source>What went over the wire in this call is no longer kept: later calls took its room.</source>
        <translation>Was in diesem Aufruf übertragen wurde, ist nicht mehr gespeichert: Spätere Aufrufe haben den Platz bekommen.</translation>
    </message>
</context>
<context>
    <name>Workload</name>
    <message>
        <source>takes a server&apos;s address such as http://localhost:11434.</source>
        <translation>erwartet die Adresse eines Servers wie http://localhost:11434.</translation>
    </message>
    <message>
        <source>must not hold a password: workload files are shared.</source>
        <translation>darf kein Passwort enthalten: Workload-Dateien werden weitergegeben.</translation>
    </message>
    <message>
        <source>is not a protocol that is known: &quot;%1&quot;.</source>
        <translation>ist kein bekanntes Protokoll: „%1“.</translation>
    </message>
    <message>
        <source>takes one of &quot;preset&quot;, &quot;text&quot; and &quot;tokens&quot;.</source>
        <translation>erwartet eines von „preset“, „text“ und „tokens“.</translation>
    </message>
    <message>
        <source>is one of %1, not &quot;%2&quot;.</source>
        <translation>ist eines von %1, nicht „%2“.</translation>
    </message>
    <message>
        <source>is one of fixed, poisson, not &quot;%1&quot;.</source>
        <translation>ist fixed oder poisson, nicht „%1“.</translation>
    </message>
    <message>
        <source>names no server.</source>
        <translation>nennt keinen Server.</translation>
    </message>
    <message>
        <source>names no model.</source>
        <translation>nennt kein Modell.</translation>
    </message>
    <message>
        <source>holds no prompt.</source>
        <translation>enthält keinen Prompt.</translation>
    </message>
    <message>
        <source>cannot be combined with &quot;concurrency&quot;: calls leave at a rate, or when others have finished.</source>
        <translation>geht nicht zusammen mit „concurrency“: Aufrufe beginnen in festem Takt oder wenn andere fertig sind.</translation>
    </message>
    <message>
        <source>line %1, column %2</source>
        <translation>Zeile %1, Spalte %2</translation>
    </message>
    <message>
        <source>This is not JSON (%1): %2.</source>
        <translation>Das ist kein JSON (%1): %2.</translation>
    </message>
    <message>
        <source>A workload is a JSON object, with &quot;servers&quot;, &quot;models&quot; and &quot;prompts&quot;.</source>
        <translation>Ein Workload ist ein JSON-Objekt mit „servers“, „models“ und „prompts“.</translation>
    </message>
    <message>
        <source>does not belong here: workload files are shared, so keys stay out of them.</source>
        <translation>gehört nicht hierher: Workload-Dateien werden weitergegeben, Schlüssel bleiben draußen.</translation>
    </message>
    <message>
        <source>is not a field of a workload; is it misspelt?</source>
        <translation>ist kein Feld eines Workloads; verschrieben?</translation>
    </message>
    <message>
        <source>takes a text in quotes.</source>
        <translation>erwartet einen Text in Anführungszeichen.</translation>
    </message>
    <message>
        <source>takes true or false.</source>
        <translation>erwartet true oder false.</translation>
    </message>
    <message>
        <source>is empty.</source>
        <translation>ist leer.</translation>
    </message>
    <message>
        <source>takes an object in braces.</source>
        <translation>erwartet ein Objekt in geschweiften Klammern.</translation>
    </message>
    <message>
        <source>takes an array in brackets.</source>
        <translation>erwartet ein Array in eckigen Klammern.</translation>
    </message>
    <message>
        <source>takes a whole number from %1 to %2.</source>
        <translation>erwartet eine ganze Zahl von %1 bis %2.</translation>
    </message>
    <message>
        <source>takes a number from %1 to %2.</source>
        <translation>erwartet eine Zahl von %1 bis %2.</translation>
    </message>
    <message>
        <source>is the version of the format, and must be %1.</source>
        <translation>ist die Version des Formats und muss %1 sein.</translation>
    </message>
</context>
<context>
    <name>inferograph::AddServerDialog</name>
    <message>
        <source>Add a server</source>
        <translation>Server hinzufügen</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Adresse des Servers</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>API key of the server</source>
        <translation>API-Schlüssel des Servers</translation>
    </message>
    <message>
        <source>API &amp;key, where the server wants one</source>
        <translation>API-&amp;Schlüssel, falls der Server einen verlangt</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>Verbindung &amp;testen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Kept in the system&apos;s keychain, never in a file.</source>
        <translation>Liegt im Schlüsselbund des Systems, nie in einer Datei.</translation>
    </message>
    <message>
        <source>No keychain can be used here: the key is kept for this session only, and never in a file.</source>
        <translation>Hier ist kein Schlüsselbund verfügbar: Der Schlüssel gilt nur für diese Sitzung und kommt nie in eine Datei.</translation>
    </message>
    <message>
        <source>Edit the source</source>
        <translation>Quelle bearbeiten</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>%1 wird gefragt…</translation>
    </message>
    <message>
        <source>Usual ports: Ollama 11434, llama.cpp 8080, LM Studio 1234, vLLM 8000. The log that a command writes can be added, too: cmd:docker logs -f ollama</source>
        <translation>Übliche Ports: Ollama 11434, llama.cpp 8080, LM Studio 1234, vLLM 8000. Auch das Log, das ein Befehl schreibt, geht: cmd:docker logs -f ollama</translation>
    </message>
    <message>
        <source>This is no address of a server: write http://host:port. For the log of a command write cmd:journalctl -u ollama -f, for several logs /path/*.jsonl.</source>
        <translation>Das ist keine Adresse eines Servers: http://host:port schreiben. Für das Log eines Befehls cmd:journalctl -u ollama -f, für mehrere Logs /path/*.jsonl.</translation>
    </message>
</context>
<context>
    <name>inferograph::AnswerCard</name>
    <message>
        <source>%1 of %2 calls</source>
        <translation>%1 von %2 Aufrufen</translation>
    </message>
    <message>
        <source>warming up</source>
        <translation>läuft warm</translation>
    </message>
    <message>
        <source>%1 · %2 at once · ~%3 tok/s</source>
        <extracomment>`2 of 6 calls · 4 at once · ~82 tok/s`</extracomment>
        <translation>%1 · %2 gleichzeitig · ~%3 tok/s</translation>
    </message>
    <message>
        <source>%1 · %2 failed</source>
        <translation>%1 · %2 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 · cancelled</source>
        <translation>%1 · abgebrochen</translation>
    </message>
    <message>
        <source>not called</source>
        <translation>nicht aufgerufen</translation>
    </message>
    <message>
        <source>waiting for its turn</source>
        <translation>wartet, bis es dran ist</translation>
    </message>
    <message>
        <source>%1 · shown: the latest</source>
        <extracomment>`6 of 10 calls · shown: the latest`</extracomment>
        <translation>%1 · gezeigt: der letzte</translation>
    </message>
</context>
<context>
    <name>inferograph::AnswerView</name>
    <message>
        <source>Reasoning</source>
        <translation>Reasoning</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>tok/s</translation>
    </message>
    <message>
        <source>TTFT</source>
        <translation>TTFT</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>The answer appears here as it comes.</source>
        <translation>Hier erscheint die Antwort, sobald sie kommt.</translation>
    </message>
    <message>
        <source>Nothing sent yet</source>
        <translation>Noch nichts gesendet</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindet…</translation>
    </message>
    <message>
        <source>Waiting for the first token…</source>
        <translation>Wartet auf das erste Token…</translation>
    </message>
    <message>
        <source>Reasoning…</source>
        <translation>Reasoning…</translation>
    </message>
    <message>
        <source>Answering…</source>
        <translation>Antwortet…</translation>
    </message>
    <message>
        <source>Done · cold start</source>
        <translation>Fertig · Kaltstart</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>The answer ended without its end marker: the server or the connection broke off.</source>
        <translation>Die Antwort endete ohne Endmarke: Server oder Verbindung ist abgebrochen.</translation>
    </message>
    <message>
        <source>Reading the prompt, %1…</source>
        <translation>Liest den Prompt, %1…</translation>
    </message>
</context>
<context>
    <name>inferograph::BoxPlotView</name>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>median %1</source>
        <translation>Median %1</translation>
    </message>
    <message>
        <source>, 95 % interval %1</source>
        <translation>, 95-%-Intervall %1</translation>
    </message>
    <message>
        <source>half of the calls between %1 and %2</source>
        <translation>die Hälfte der Aufrufe zwischen %1 und %2</translation>
    </message>
    <message>
        <source>whiskers from %1 to %2</source>
        <translation>Antennen von %1 bis %2</translation>
    </message>
    <message>
        <source>p95 %1, p99 %2</source>
        <translation>p95 %1, p99 %2</translation>
    </message>
    <message>
        <source>%1, %2 beyond the whiskers</source>
        <translation>%1, %2 jenseits der Antennen</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Low whisker</source>
        <translation>Unterer Whisker</translation>
    </message>
    <message>
        <source>Low quartile</source>
        <translation>Unteres Quartil</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>95 % interval of the median</source>
        <translation>95-%-Intervall des Medians</translation>
    </message>
    <message>
        <source>High quartile</source>
        <translation>Oberes Quartil</translation>
    </message>
    <message>
        <source>High whisker</source>
        <translation>Oberer Whisker</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
</context>
<context>
    <name>inferograph::BreakdownBar</name>
    <message>
        <source>Where the time went</source>
        <translation>Wo die Zeit blieb</translation>
    </message>
    <message>
        <source>load</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>prompt eval</source>
        <translation>Prompt-Eval</translation>
    </message>
    <message>
        <source>generation</source>
        <translation>Generierung</translation>
    </message>
    <message>
        <source>rest</source>
        <translation>Rest</translation>
    </message>
</context>
<context>
    <name>inferograph::Cadence</name>
    <message>
        <source>Token cadence</source>
        <translation>Takt der Token</translation>
    </message>
    <message>
        <source>From token to token: median %1, longest %2.</source>
        <translation>Von Token zu Token: Median %1, längstens %2.</translation>
    </message>
    <message>
        <source>No stall.</source>
        <translation>Kein Aussetzer.</translation>
    </message>
    <message>
        <source>Stalls: %1.</source>
        <translation>Aussetzer: %1.</translation>
    </message>
    <message>
        <source>%1, from %2 after the first token</source>
        <extracomment>a gap between two tokens, and how long after the first token it began</extracomment>
        <translation>%1, ab %2 nach dem ersten Token</translation>
    </message>
</context>
<context>
    <name>inferograph::CallChart</name>
    <message>
        <source>cold</source>
        <translation>kalt</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>%1 above %2</source>
        <extracomment>`3 calls above 2.40 s`</extracomment>
        <translation>%1 über %2</translation>
    </message>
    <message>
        <source>↑ %1 above %2</source>
        <extracomment>what a small button says: `↑ 3 above 2.40 s`</extracomment>
        <translation>↑ %1 über %2</translation>
    </message>
    <message>
        <source>↑ %1 → %2 beyond</source>
        <extracomment>what a small button says: so many calls above the plot, so many at its right</extracomment>
        <translation>↑ %1 → %2 außerhalb</translation>
    </message>
    <message>
        <source>→ %1 above %2</source>
        <extracomment>what a small button says: `→ 3 above 2 000 tokens`</extracomment>
        <translation>→ %1 über %2</translation>
    </message>
</context>
<context>
    <name>inferograph::CallScope</name>
    <message>
        <source>%1 · %2 at once</source>
        <extracomment>calls of a run, `14:24:34 · qwen2.5:7b · 4 at once`</extracomment>
        <translation>%1 · %2 gleichzeitig</translation>
    </message>
</context>
<context>
    <name>inferograph::CallTableModel</name>
    <message>
        <source>Counted by the server</source>
        <translation>Vom Server gezählt</translation>
    </message>
    <message>
        <source>Counted by the server&apos;s tokenizer</source>
        <translation>Vom Tokenizer des Servers gezählt</translation>
    </message>
    <message>
        <source>Not the server&apos;s count: one token for each chunk that came</source>
        <translation>Nicht vom Server gezählt: ein Token für jedes empfangene Stück</translation>
    </message>
    <message>
        <source>Estimated by the program that wrote the log</source>
        <translation>Geschätzt vom Programm, das das Log schrieb</translation>
    </message>
    <message>
        <source>This machine was busy: it sent the request %1 ms late</source>
        <translation>Dieser Rechner war beschäftigt: Er sendete die Anfrage %1 ms zu spät</translation>
    </message>
    <message>
        <source>The answer waited up to %1 ms to be read; its times are from before that</source>
        <translation>Die Antwort wartete bis zu %1 ms darauf, gelesen zu werden; ihre Zeiten sind von davor</translation>
    </message>
    <message>
        <source>Tokens that came together with the one before, and share its time: %1</source>
        <translation>Token, die mit dem vorigen zusammen kamen und seine Zeit teilen: %1</translation>
    </message>
    <message>
        <source>Started %1
Ended %2</source>
        <translation>Begonnen %1
Beendet %2</translation>
    </message>
    <message>
        <source>Started %1; when it ended is not known</source>
        <translation>Begonnen %1; das Ende ist nicht bekannt</translation>
    </message>
    <message>
        <source>Cold start: this call loaded the model</source>
        <translation>Kaltstart: Dieser Aufruf hat das Modell geladen</translation>
    </message>
    <message>
        <source>Warm start: the model was loaded already</source>
        <translation>Warmstart: Das Modell war schon geladen</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
</context>
<context>
    <name>inferograph::CallsPage</name>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Open the call</source>
        <translation>Aufruf öffnen</translation>
    </message>
    <message>
        <source>Copy the selected calls</source>
        <translation>Ausgewählte Aufrufe kopieren</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>Fields such as model:qwen, ttft&gt;500, total&lt;2s, decode&lt;20, status:failed, start:cold, or words of an error; - before a term leaves out what it matches</source>
        <translation>Felder wie model:qwen, ttft&gt;500, total&lt;2s, decode&lt;20, status:failed, start:cold oder Worte eines Fehlers; - vor einem Ausdruck lässt weg, was er trifft</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>%2 is `12 calls`</extracomment>
        <translation>%2, gezeigt: %1</translation>
    </message>
    <message>
        <source>No calls yet. Every call of this session is listed here as it ends: send a test prompt, add a server, or open a log.</source>
        <translation>Noch keine Aufrufe. Jeder Aufruf dieser Sitzung steht hier, sobald er endet: einen Testprompt senden, einen Server hinzufügen oder ein Log öffnen.</translation>
    </message>
    <message>
        <source>No call matches this filter. Esc clears it.</source>
        <translation>Kein Aufruf passt zu diesem Filter. Esc leert ihn.</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Öffnen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy as CS&amp;V</source>
        <translation>Als CS&amp;V kopieren</translation>
    </message>
    <message>
        <source>Copy as J&amp;SON</source>
        <translation>Als J&amp;SON kopieren</translation>
    </message>
    <message>
        <source>&amp;Filter by &quot;%1&quot;</source>
        <translation>Nach „%1“ &amp;filtern</translation>
    </message>
    <message>
        <source>O&amp;nly %1</source>
        <translation>&amp;Nur %1</translation>
    </message>
    <message>
        <source>&amp;Without %1</source>
        <translation>&amp;Ohne %1</translation>
    </message>
</context>
<context>
    <name>inferograph::CallsPanel</name>
    <message>
        <source>Recent calls</source>
        <translation>Letzte Aufrufe</translation>
    </message>
    <message>
        <source>Calls in view</source>
        <translation>Sichtbare Aufrufe</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>two moments: `14:21:10 to 14:22:40`</extracomment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>of any age; above, the last %1 are in view</source>
        <translation>jeden Alters; darüber die letzten %1</translation>
    </message>
    <message>
        <source>%1 to %2, until newer ones come</source>
        <extracomment>two moments: `11/16/26 14:21:10 to 14:22:40`</extracomment>
        <translation>%1 bis %2, bis neuere kommen</translation>
    </message>
</context>
<context>
    <name>inferograph::ChartGrid</name>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Move chart to the &amp;left</source>
        <translation>Diagramm nach &amp;links</translation>
    </message>
    <message>
        <source>Move chart to the &amp;right</source>
        <translation>Diagramm nach &amp;rechts</translation>
    </message>
    <message>
        <source>Move chart &amp;up</source>
        <translation>Diagramm nach &amp;oben</translation>
    </message>
    <message>
        <source>Move chart &amp;down</source>
        <translation>Diagramm nach &amp;unten</translation>
    </message>
    <message>
        <source>&amp;Hide chart</source>
        <translation>Diagramm &amp;ausblenden</translation>
    </message>
</context>
<context>
    <name>inferograph::ChartPanel</name>
    <message>
        <source>No calls in %1</source>
        <translation>Keine Aufrufe in %1</translation>
    </message>
    <message>
        <source>the minute in view</source>
        <translation>der sichtbaren Minute</translation>
    </message>
    <message>
        <source>the %1 seconds in view</source>
        <translation>den sichtbaren %1 Sekunden</translation>
    </message>
    <message>
        <source>the hour in view</source>
        <translation>der sichtbaren Stunde</translation>
    </message>
    <message>
        <source>the %1 minutes in view</source>
        <translation>den sichtbaren %1 Minuten</translation>
    </message>
    <message>
        <source>the %1 hours in view</source>
        <translation>den sichtbaren %1 Stunden</translation>
    </message>
    <message>
        <source>the %1 days in view</source>
        <translation>den sichtbaren %1 Tagen</translation>
    </message>
</context>
<context>
    <name>inferograph::CommandInput</name>
    <message>
        <source>There is no command behind &quot;cmd:&quot;. Write one, such as cmd:journalctl -u ollama -f.</source>
        <translation>Hinter „cmd:“ steht kein Befehl. Einen schreiben, etwa cmd:journalctl -u ollama -f.</translation>
    </message>
    <message>
        <source>A quote in this command is not closed: %1</source>
        <translation>Ein Anführungszeichen in diesem Befehl wird nicht geschlossen: %1</translation>
    </message>
    <message>
        <source>It is started again in %1 s.</source>
        <translation>Er wird in %1 s neu gestartet.</translation>
    </message>
    <message>
        <source>There is no program %1. Install it, or write where it is.</source>
        <translation>Es gibt kein Programm %1. Installieren oder schreiben, wo es liegt.</translation>
    </message>
    <message>
        <source>%1 cannot be started: %2.</source>
        <translation>%1 kann nicht gestartet werden: %2.</translation>
    </message>
    <message>
        <source>%1 was ended by a signal.</source>
        <translation>%1 wurde durch ein Signal beendet.</translation>
    </message>
    <message>
        <source>%1 ended with the code %2.</source>
        <translation>%1 endete mit dem Code %2.</translation>
    </message>
</context>
<context>
    <name>inferograph::CommandListModel</name>
    <message>
        <source>%1 · on</source>
        <extracomment>a kind of command, and that what it switches is on</extracomment>
        <translation>%1 · an</translation>
    </message>
</context>
<context>
    <name>inferograph::CommandPalette</name>
    <message>
        <source>Nothing is called so.</source>
        <translation>Nichts heißt so.</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Type a few letters of what to do</source>
        <translation>Ein paar Buchstaben des Befehls</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>%1, %2, %3 of %4</source>
        <extracomment>what Enter would do, its kind, and its place in the list</extracomment>
        <translation>%1, %2, %3 von %4</translation>
    </message>
</context>
<context>
    <name>inferograph::ComparisonControls</name>
    <message>
        <source>What is compared</source>
        <translation>Was verglichen wird</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Messgröße</translation>
    </message>
    <message>
        <source>Baseline of the differences</source>
        <translation>Basis der Unterschiede</translation>
    </message>
    <message>
        <source>C&amp;old calls</source>
        <translation>&amp;Kalte Aufrufe</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>The moment between before and after</source>
        <translation>Der Zeitpunkt zwischen vorher und nachher</translation>
    </message>
    <message>
        <source>Count calls that had to load their model, too</source>
        <translation>Auch Aufrufe zählen, die ihr Modell laden mussten</translation>
    </message>
    <message>
        <source>against</source>
        <extracomment>between the metric and the baseline</extracomment>
        <translation>gegen</translation>
    </message>
    <message>
        <source>Copy the comparison</source>
        <translation>Vergleich kopieren</translation>
    </message>
    <message>
        <source>Copy the figures of all metrics</source>
        <translation>Die Werte aller Messgrößen kopieren</translation>
    </message>
    <message>
        <source>Calls of what</source>
        <translation>Aufrufe wovon</translation>
    </message>
    <message>
        <source>Two filters</source>
        <translation>Zwei Filter</translation>
    </message>
    <message>
        <source>Filter of set B</source>
        <translation>Filter der Menge B</translation>
    </message>
    <message>
        <source>B, for example model:llama</source>
        <translation>B, zum Beispiel model:llama</translation>
    </message>
    <message>
        <source>Filter of set A</source>
        <translation>Filter der Menge A</translation>
    </message>
    <message>
        <source>Filter of the calls</source>
        <translation>Filter der Aufrufe</translation>
    </message>
    <message>
        <source>A, for example model:qwen</source>
        <translation>A, zum Beispiel model:qwen</translation>
    </message>
    <message>
        <source>All calls, or for example source:probe ttft&lt;2s</source>
        <translation>Alle Aufrufe, oder zum Beispiel source:probe ttft&lt;2s</translation>
    </message>
    <message>
        <source>Whole session</source>
        <translation>Ganze Sitzung</translation>
    </message>
</context>
<context>
    <name>inferograph::ComparisonModel</name>
    <message>
        <source>baseline</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>best %1</source>
        <extracomment>in front of a figure: the best of all</extracomment>
        <translation>am besten %1</translation>
    </message>
    <message>
        <source>Not compared. Tick it to compare it.</source>
        <translation>Nicht im Vergleich. Zum Vergleichen ankreuzen.</translation>
    </message>
    <message>
        <source>%1 calls: %2 ok, %3 failed, %4 ended early, %5 cancelled. %6 cold calls left out. Figures are of calls that ended well.</source>
        <translation>%1 Aufrufe: %2 ok, %3 fehlgeschlagen, %4 vorzeitig beendet, %5 abgebrochen. %6 kalte Aufrufe weggelassen. Die Werte gelten für Aufrufe, die gut endeten.</translation>
    </message>
    <message>
        <source>Too few calls to tell this difference from noise: it takes six in each set.</source>
        <translation>Zu wenige Aufrufe, um diesen Unterschied von Rauschen zu trennen: Jede Gruppe braucht sechs.</translation>
    </message>
    <message>
        <source>The 95 % interval leaves out zero: more than noise.</source>
        <translation>Das 95-%-Intervall schließt die Null aus: mehr als Rauschen.</translation>
    </message>
    <message>
        <source>The 95 % interval holds zero: this may be noise.</source>
        <translation>Das 95-%-Intervall enthält die Null: Das kann Rauschen sein.</translation>
    </message>
    <message>
        <source>Best: its difference to each of the others is more than noise.</source>
        <translation>Am besten: Der Unterschied zu jedem anderen ist mehr als Rauschen.</translation>
    </message>
    <message>
        <source>Median, with its 95 % confidence interval from six calls on</source>
        <translation>Median, ab sechs Aufrufen mit seinem 95-%-Konfidenzintervall</translation>
    </message>
    <message>
        <source>How far this median lies from the baseline&apos;s, with the 95 % confidence interval</source>
        <translation>Wie weit dieser Median von dem der Basis entfernt ist, mit dem 95-%-Konfidenzintervall</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Verglichen</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Erfolg</translation>
    </message>
    <message>
        <source>%1 p50 [95 %]</source>
        <translation>%1 p50 [95 %]</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Difference [95 %]</source>
        <translation>Unterschied [95 %]</translation>
    </message>
    <message>
        <source>Of %1 this is little else than the largest value: it takes %2.</source>
        <extracomment>%1 is `19 calls`</extracomment>
        <translation>Bei %1 ist das kaum mehr als der größte Wert: Es braucht %2.</translation>
    </message>
</context>
<context>
    <name>inferograph::ComparisonTableView</name>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
</context>
<context>
    <name>inferograph::ComparisonView</name>
    <message>
        <source>Copy as &amp;Markdown</source>
        <translation>Als &amp;Markdown kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;CSV</source>
        <translation>Als &amp;CSV kopieren</translation>
    </message>
    <message>
        <source>ECDF</source>
        <translation>ECDF</translation>
    </message>
    <message>
        <source>(model unknown)</source>
        <translation>(Modell unbekannt)</translation>
    </message>
    <message>
        <source>before %1</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>from %1 on</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>%1 distribution</source>
        <translation>%1: Verteilung</translation>
    </message>
    <message>
        <source>%1: share of calls up to a value</source>
        <translation>%1: Anteil der Aufrufe bis zu einem Wert</translation>
    </message>
    <message>
        <source>Nothing to compare yet. Calls appear here as they come: watch a server, open a log, or send a test prompt to two models.</source>
        <translation>Noch nichts zu vergleichen. Aufrufe erscheinen hier, sobald sie kommen: einen Server beobachten, ein Log öffnen oder einen Testprompt an zwei Modelle senden.</translation>
    </message>
    <message>
        <source>All calls so far are of one model, %1. Send a test prompt to a second one, or compare what was before and after a moment.</source>
        <translation>Bisher sind alle Aufrufe von einem Modell, %1. Einen Testprompt an ein zweites senden oder vergleichen, was vor und nach einem Zeitpunkt war.</translation>
    </message>
    <message>
        <source>All calls so far are of one server. Add a second one, or compare models.</source>
        <translation>Bisher sind alle Aufrufe von einem Server. Einen zweiten hinzufügen oder Modelle vergleichen.</translation>
    </message>
    <message>
        <source>Tick at least two rows of the table to compare them.</source>
        <translation>Zum Vergleichen mindestens zwei Zeilen der Tabelle ankreuzen.</translation>
    </message>
    <message>
        <source>None of these calls says its %1. Choose another metric.</source>
        <translation>Keiner dieser Aufrufe nennt einen Wert für %1. Eine andere Messgröße wählen.</translation>
    </message>
    <message>
        <source>only cold calls</source>
        <translation>nur kalte Aufrufe</translation>
    </message>
    <message>
        <source>cold calls left out: %1</source>
        <translation>kalte Aufrufe weggelassen: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a set of calls, by its letter and its filter: `A: model:qwen`</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>all calls</source>
        <translation>alle Aufrufe</translation>
    </message>
    <message>
        <source>No call matches. Change the filter, or look at the whole session.</source>
        <translation>Kein Aufruf passt. Ändern Sie den Filter, oder sehen Sie die ganze Sitzung an.</translation>
    </message>
    <message>
        <source>The calls that match are all of %1. Change the filter, or compare something else.</source>
        <translation>Die passenden Aufrufe gehören alle zu %1. Ändern Sie den Filter, oder vergleichen Sie etwas anderes.</translation>
    </message>
    <message>
        <source>dots: calls · box: quartiles · line: 95 % interval</source>
        <translation>Punkte: Aufrufe · Kasten: Quartile · Linie: 95-%-Intervall</translation>
    </message>
    <message>
        <source>calls made alone and several at once are mixed: choose a run&apos;s</source>
        <translation>Einzelne und gleichzeitige Aufrufe sind gemischt: Wählen Sie die eines Laufs</translation>
    </message>
    <message>
        <source>%1 in both sets: the difference&apos;s interval is wider than need be</source>
        <translation>%1 in beiden Mengen: Das Intervall des Unterschieds ist weiter als nötig</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>all calls of the session</source>
        <translation>alle Aufrufe der Sitzung</translation>
    </message>
    <message>
        <source>figures of those that ended well</source>
        <translation>Zahlen derer, die gut endeten</translation>
    </message>
</context>
<context>
    <name>inferograph::CompressedInput</name>
    <message>
        <source>%1 is damaged: what stands before the damage was read.</source>
        <translation>%1 ist beschädigt: Was vor dem Schaden steht, wurde gelesen.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>%1 ends too early, as if its copying was cut off: what there is was read.</source>
        <translation>%1 endet zu früh, als wäre das Kopieren abgebrochen worden: Was da ist, wurde gelesen.</translation>
    </message>
</context>
<context>
    <name>inferograph::DemoServer</name>
    <message>
        <source>The demo could not open a port on this machine: %1.</source>
        <translation>Die Demo konnte auf diesem Rechner keinen Port öffnen: %1.</translation>
    </message>
</context>
<context>
    <name>inferograph::EcdfPlot</name>
    <message>
        <source>%1 at most %2</source>
        <translation>%1 höchstens %2</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>Share of calls</source>
        <translation>Anteil der Aufrufe</translation>
    </message>
    <message>
        <source>%1, %2 at most</source>
        <extracomment>a set&apos;s name and a metric: `owl:7b, TTFT at most`</extracomment>
        <translation>%1, %2 höchstens</translation>
    </message>
</context>
<context>
    <name>inferograph::EmptyState</name>
    <message>
        <source>Send a test prompt</source>
        <translation>Testprompt senden</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>Open a log…</source>
        <translation>Log öffnen…</translation>
    </message>
    <message>
        <source>Add a server…</source>
        <translation>Server hinzufügen…</translation>
    </message>
    <message>
        <source>%1 is ready</source>
        <translation>%1 ist bereit</translation>
    </message>
    <message>
        <source>%1 is ready at %2</source>
        <translation>%1 ist bereit unter %2</translation>
    </message>
    <message>
        <source>Send a test prompt, and its time to first token, its speed and where its time went appear here.</source>
        <translation>Nach einem Testprompt erscheinen hier die Zeit bis zum ersten Token, das Tempo und wo die Zeit blieb.</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1: Fehler</translation>
    </message>
    <message>
        <source>No calls yet</source>
        <translation>Noch keine Aufrufe</translation>
    </message>
    <message>
        <source>Each call that the log tells of appears here as soon as it is written.</source>
        <translation>Jeder Aufruf, von dem das Log berichtet, erscheint hier, sobald er geschrieben ist.</translation>
    </message>
    <message>
        <source>Looking for servers on this machine…</source>
        <translation>Server auf diesem Rechner werden gesucht…</translation>
    </message>
    <message>
        <source>Ollama, llama.cpp, LM Studio and vLLM are asked at their usual ports.</source>
        <translation>Ollama, llama.cpp, LM Studio und vLLM werden an ihren üblichen Ports gefragt.</translation>
    </message>
    <message>
        <source>Add a server to send prompts to, or open a log, and every call&apos;s time to first token, speed and load time appear here.</source>
        <translation>Einen Server hinzufügen, um ihm Prompts zu senden, oder ein Log öffnen: Hier erscheinen dann Zeit bis zum ersten Token, Tempo und Ladezeit jedes Aufrufs.</translation>
    </message>
    <message>
        <source>%1 has no known format</source>
        <translation>%1 hat kein bekanntes Format</translation>
    </message>
    <message>
        <source>None of its lines could be read. Choose its format, or a mapping file of your own, on the page Servers.</source>
        <translation>Keine seiner Zeilen ließ sich lesen. Das Format oder eine eigene Mapping-Datei lässt sich auf der Seite Server wählen.</translation>
    </message>
</context>
<context>
    <name>inferograph::ExchangeDialog</name>
    <message>
        <source>Raw exchange</source>
        <translation>Rohdaten</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Nothing came.</source>
        <translation>Es kam nichts.</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Only the first %1 of each are kept.</source>
        <translation>Aufbewahrt werden jeweils nur die ersten %1.</translation>
    </message>
    <message>
        <source>The request of %1 was sent after %2.</source>
        <translation>Die Anfrage mit %1 war nach %2 gesendet.</translation>
    </message>
    <message>
        <source>The request of %1 was not sent, or not whole.</source>
        <translation>Die Anfrage mit %1 wurde nicht oder nicht ganz gesendet.</translation>
    </message>
    <message>
        <source>%1 came. All times are counted from the call&apos;s start, by the stamps that its figures come from. Stars stand for the keys that were sent, and for cookies.</source>
        <translation>%1 kamen zurück. Alle Zeiten zählen ab Beginn des Aufrufs, nach den Zeitstempeln, aus denen seine Werte stammen. Sterne stehen für gesendete Schlüssel und für Cookies.</translation>
    </message>
</context>
<context>
    <name>inferograph::ExchangeView</name>
    <message>
        <source>&amp;Run again</source>
        <translation>&amp;Nochmals senden</translation>
    </message>
    <message>
        <source>Its prompt and answer are not known here: only calls of this window are kept with them, until it is closed.</source>
        <translation>Ihr Prompt und ihre Antwort sind hier nicht bekannt: nur Aufrufe dieses Fensters werden damit aufbewahrt, bis es geschlossen wird.</translation>
    </message>
    <message>
        <source>TOKEN CADENCE</source>
        <translation>TAKT DER TOKEN</translation>
    </message>
    <message>
        <source>Sends the same prompt to the same server</source>
        <translation>Sendet denselben Prompt an denselben Server</translation>
    </message>
    <message>
        <source>SYSTEM PROMPT</source>
        <translation>SYSTEM-PROMPT</translation>
    </message>
    <message>
        <source>PROMPT</source>
        <translation>PROMPT</translation>
    </message>
    <message>
        <source>REASONING</source>
        <translation>REASONING</translation>
    </message>
    <message>
        <source>ANSWER</source>
        <translation>ANTWORT</translation>
    </message>
</context>
<context>
    <name>inferograph::Exporter</name>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>&amp;Copy chart</source>
        <translation>Diagramm &amp;kopieren</translation>
    </message>
    <message>
        <source>Copied: %1.</source>
        <translation>Kopiert: %1.</translation>
    </message>
    <message>
        <source>Save chart as &amp;PNG…</source>
        <translation>Diagramm als P&amp;NG speichern…</translation>
    </message>
    <message>
        <source>Save chart as S&amp;VG…</source>
        <translation>Diagramm als S&amp;VG speichern…</translation>
    </message>
    <message>
        <source>Inferograph: %1</source>
        <translation>Inferograph: %1</translation>
    </message>
    <message>
        <source>There are no calls to save yet.</source>
        <translation>Es gibt noch keine Aufrufe zu speichern.</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>aufrufe</translation>
    </message>
    <message>
        <source>%1 (*.%2)</source>
        <extracomment>a kind of file, such as `SVG (*.svg)`</extracomment>
        <translation>%1 (*.%2)</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <extracomment>%1 is `17 calls`, %2 a path</extracomment>
        <translation>Gespeichert: %1</translation>
    </message>
    <message>
        <source>Nothing was saved</source>
        <translation>Nichts gespeichert</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Try another folder.</source>
        <translation>%1 konnte nicht geschrieben werden: %2. Einen anderen Ordner versuchen.</translation>
    </message>
    <message>
        <source>1 selected call</source>
        <translation>1 ausgewählten Aufruf</translation>
    </message>
    <message numerus="yes">
        <source>%1 selected calls</source>
        <translation>
            <numerusform>%1 ausgewählten Aufruf</numerusform>
            <numerusform>%1 ausgewählte Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Save %1 as C&amp;SV…</source>
        <extracomment>%1 is `17 calls` or `3 selected calls`</extracomment>
        <translation>%1 als &amp;CSV speichern…</translation>
    </message>
    <message>
        <source>Save %1 as &amp;JSON…</source>
        <extracomment>%1 is `17 calls` or `3 selected calls`</extracomment>
        <translation>%1 als &amp;JSON speichern…</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
    <message>
        <source>Saved %1: %2</source>
        <translation>%1 gespeichert: %2</translation>
    </message>
</context>
<context>
    <name>inferograph::FiguresStrip</name>
    <message>
        <source>cold starts %1</source>
        <translation>Kaltstarts %1</translation>
    </message>
    <message>
        <source>1 cold start</source>
        <translation>1 Kaltstart</translation>
    </message>
    <message>
        <source>%1 cold starts</source>
        <translation>%1 Kaltstarts</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>no calls</source>
        <translation>keine Aufrufe</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>für %1</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 ended early</source>
        <translation>%1 vorzeitig beendet</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 ×%3</source>
        <translation>%1 · %2 ×%3</translation>
    </message>
    <message>
        <source>TTFT p50</source>
        <translation>TTFT p50</translation>
    </message>
    <message>
        <source>Decode p50</source>
        <translation>Decode p50</translation>
    </message>
    <message>
        <source>Prompt p50</source>
        <translation>Prompt p50</translation>
    </message>
    <message>
        <source>Load share</source>
        <translation>Ladeanteil</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Median time to first token</source>
        <translation>Zeit bis zum ersten Token, Median</translation>
    </message>
    <message>
        <source>Median decode speed</source>
        <translation>Decode-Tempo, Median</translation>
    </message>
    <message>
        <source>Median prompt speed</source>
        <translation>Prompt-Tempo, Median</translation>
    </message>
    <message>
        <source>Figures of the calls in view</source>
        <translation>Werte der sichtbaren Aufrufe</translation>
    </message>
    <message>
        <source>Median; calls that tell it: %1</source>
        <translation>Median; Aufrufe, die ihn nennen: %1</translation>
    </message>
    <message>
        <source>p95 %1</source>
        <translation>p95 %1</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>tok/s</translation>
    </message>
    <message>
        <source>p5 %1</source>
        <translation>p5 %1</translation>
    </message>
    <message>
        <source>Loading the model, of the time of the calls that report it</source>
        <translation>Laden des Modells, Anteil an der Zeit der Aufrufe, die es nennen</translation>
    </message>
    <message>
        <source>Calls in the %1 in view</source>
        <translation>Aufrufe in den sichtbaren %1</translation>
    </message>
    <message>
        <source>%1 of them cancelled</source>
        <translation>%1 davon abgebrochen</translation>
    </message>
    <message>
        <source>/min</source>
        <translation>/min</translation>
    </message>
    <message>
        <source>%1 in view</source>
        <translation>%1 sichtbar</translation>
    </message>
    <message>
        <source>none in view</source>
        <translation>keine sichtbar</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>No call failed</source>
        <translation>Kein Aufruf ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation>%1 aus</translation>
    </message>
    <message>
        <source>%1 in</source>
        <translation>%1 ein</translation>
    </message>
    <message>
        <source>%1 tokens out, %2 in</source>
        <translation>%1 Token erzeugt, %2 gelesen</translation>
    </message>
    <message>
        <source>%1 models</source>
        <translation>%1 Modelle</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a model and its median</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A minute, since the first at %1</source>
        <translation>Je Minute, seit dem ersten um %1</translation>
    </message>
    <message>
        <source>Since the first at %1: too short to tell how many a minute</source>
        <translation>Seit dem ersten um %1: zu kurz, um zu sagen, wie viele je Minute</translation>
    </message>
    <message>
        <source>Too short to tell how many a minute</source>
        <translation>Zu kurz, um zu sagen, wie viele je Minute</translation>
    </message>
    <message>
        <source>ended early ×%1</source>
        <translation>vorzeitig beendet ×%1</translation>
    </message>
    <message>
        <source>%1 models together</source>
        <translation>%1 Modelle zusammen</translation>
    </message>
</context>
<context>
    <name>inferograph::FilterLine</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>model:qwen ttft&gt;500 status:failed &quot;text in error&quot;</source>
        <translation>model:qwen ttft&gt;500 status:failed &quot;Text im Fehler&quot;</translation>
    </message>
</context>
<context>
    <name>inferograph::Follower</name>
    <message>
        <source>There is no file %1 yet. Reading begins when it appears.</source>
        <translation>Es gibt noch keine Datei %1. Gelesen wird, sobald sie erscheint.</translation>
    </message>
    <message>
        <source>There is no file %1. Check the path.</source>
        <translation>Es gibt keine Datei %1. Den Pfad prüfen.</translation>
    </message>
    <message>
        <source>You have no permission to read %1. Reading begins when you have: change its mode, or run as a user who may read it.</source>
        <translation>Keine Berechtigung, %1 zu lesen. Gelesen wird, sobald sie da ist: die Rechte der Datei ändern oder als Benutzer starten, der sie lesen darf.</translation>
    </message>
    <message>
        <source>You have no permission to read %1. Change its mode, or run as a user who may read it.</source>
        <translation>Keine Berechtigung, %1 zu lesen. Die Rechte der Datei ändern oder als Benutzer starten, der sie lesen darf.</translation>
    </message>
    <message>
        <source>%1 is a folder. Name a log file in it.</source>
        <translation>%1 ist ein Ordner. Eine Logdatei darin angeben.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 kann nicht gelesen werden: %2.</translation>
    </message>
</context>
<context>
    <name>inferograph::GaugeChart</name>
    <message>
        <source>%1 %2</source>
        <extracomment>a figure&apos;s name and value: `running 3`</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>a figure and the log that tells it</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>No server tells this in %1. vLLM and SGLang write it to their logs.</source>
        <translation>Kein Server nennt das in %1. vLLM und SGLang schreiben es in ihre Logs.</translation>
    </message>
    <message>
        <source>%1 of %2: median %3, last %4</source>
        <translation>%1 von %2: Median %3, zuletzt %4</translation>
    </message>
    <message>
        <source>%1 in %2. %3.</source>
        <translation>%1 in %2. %3.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
</context>
<context>
    <name>inferograph::Inquiry</name>
    <message>
        <source>Nothing answers at %1: start the server, or check the port.</source>
        <translation>Unter %1 antwortet nichts: den Server starten oder den Port prüfen.</translation>
    </message>
    <message>
        <source>No machine of that name was found for %1: check the address and the network.</source>
        <translation>Kein Rechner dieses Namens gefunden für %1: Adresse und Netzwerk prüfen.</translation>
    </message>
    <message>
        <source>%1 does not answer in time: check the address, or try again when it is less busy.</source>
        <translation>%1 antwortet nicht rechtzeitig: die Adresse prüfen oder es versuchen, wenn weniger los ist.</translation>
    </message>
    <message>
        <source>No secure connection to %1: %2</source>
        <translation>Keine sichere Verbindung zu %1: %2</translation>
    </message>
    <message>
        <source>What answers at %1 does not speak HTTP: check the port.</source>
        <translation>Was unter %1 antwortet, spricht kein HTTP: den Port prüfen.</translation>
    </message>
    <message>
        <source>No answer from %1: %2</source>
        <translation>Keine Antwort von %1: %2</translation>
    </message>
    <message>
        <source>%1 answers with more than any LLM server would: check the address.</source>
        <translation>%1 antwortet mit mehr, als ein LLM-Server es täte: die Adresse prüfen.</translation>
    </message>
    <message>
        <source>%1 is not the address of a server: write it like http://localhost:11434.</source>
        <translation>%1 ist keine Adresse eines Servers: schreiben wie http://localhost:11434.</translation>
    </message>
    <message>
        <source>The server at %1 is loading its model; try again in a moment.</source>
        <translation>Der Server unter %1 lädt sein Modell; gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The server at %1 needs an API key.</source>
        <translation>Der Server unter %1 verlangt einen API-Schlüssel.</translation>
    </message>
    <message>
        <source>%1 sends its visitors elsewhere: give the server&apos;s own address.</source>
        <translation>%1 leitet weiter: die Adresse des Servers selbst angeben.</translation>
    </message>
    <message>
        <source>What answers at %1 is no LLM server of a known kind (HTTP status %2): check the address.</source>
        <translation>Was unter %1 antwortet, ist kein LLM-Server bekannter Art (HTTP-Status %2): die Adresse prüfen.</translation>
    </message>
</context>
<context>
    <name>inferograph::Inspector</name>
    <message>
        <source>Call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Close the call</source>
        <translation>Aufruf schließen</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Numbers of the call</source>
        <translation>Zahlen des Aufrufs</translation>
    </message>
    <message>
        <source>WHERE IT WENT</source>
        <translation>WOHIN ER GING</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>The server&apos;s product</source>
        <translation>Das Produkt, das als Server läuft</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>The server&apos;s address, without credentials</source>
        <translation>Die Adresse des Servers, ohne Zugangsdaten</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>The request&apos;s id, the caller&apos;s or the server&apos;s</source>
        <translation>Die Kennung der Anfrage, vom Aufrufer oder vom Server</translation>
    </message>
    <message>
        <source>cold start</source>
        <translation>Kaltstart</translation>
    </message>
    <message>
        <source>warm</source>
        <translation>warm</translation>
    </message>
    <message>
        <source>HTTP %1</source>
        <translation>HTTP %1</translation>
    </message>
    <message>
        <source>WHERE THE TIME WENT — %1</source>
        <translation>WO DIE ZEIT BLIEB — %1</translation>
    </message>
    <message>
        <source>&amp;Compare with…</source>
        <translation>&amp;Vergleichen mit…</translation>
    </message>
    <message>
        <source>Keeps this call&apos;s numbers beside those of the calls that are selected next</source>
        <translation>Behält die Zahlen dieses Aufrufs neben denen der Aufrufe, die als Nächste gewählt werden</translation>
    </message>
    <message>
        <source>%1 of the other call</source>
        <translation>%1 des anderen Aufrufs</translation>
    </message>
    <message>
        <source>Select another call: the numbers of this one stay beside it.</source>
        <translation>Wählen Sie einen anderen Aufruf: die Zahlen dieses Aufrufs bleiben daneben stehen.</translation>
    </message>
    <message>
        <source>At the right: %1, %2</source>
        <extracomment>a call by its model and its time, whose numbers stand at the right</extracomment>
        <translation>Rechts: %1, %2</translation>
    </message>
    <message>
        <source>Ra&amp;w exchange…</source>
        <translation>R&amp;ohdaten…</translation>
    </message>
    <message>
        <source>&amp;Log lines…</source>
        <translation>&amp;Logzeilen…</translation>
    </message>
    <message>
        <source>What was sent and what came, byte for byte, and when</source>
        <translation>Was gesendet wurde und was wann kam, Byte für Byte</translation>
    </message>
    <message>
        <source>The lines of the log that gave this call</source>
        <translation>Die Zeilen des Logs, aus denen dieser Aufruf stammt</translation>
    </message>
</context>
<context>
    <name>inferograph::KeyStore</name>
    <message>
        <source>It does not answer.</source>
        <translation>Er antwortet nicht.</translation>
    </message>
    <message>
        <source>The system&apos;s keychain cannot be used, so the key is kept for this session only. %1</source>
        <translation>Der Schlüsselbund des Systems ist nicht verfügbar, der Schlüssel gilt deshalb nur für diese Sitzung. %1</translation>
    </message>
</context>
<context>
    <name>inferograph::LivePage</name>
    <message>
        <source>Go along a chart</source>
        <translation>An einem Diagramm entlanggehen</translation>
    </message>
    <message>
        <source>Select the chart&apos;s call in the table; open the table&apos;s call</source>
        <translation>Den Aufruf des Diagramms in der Tabelle wählen; den der Tabelle öffnen</translation>
    </message>
    <message>
        <source>All figures of servers are older than this time window. Show all</source>
        <translation>Alle Werte der Server sind älter als dieses Zeitfenster. Alles zeigen</translation>
    </message>
    <message>
        <source>The only call is older than this time window. Show it</source>
        <translation>Der einzige Aufruf ist älter als dieses Zeitfenster. Ihn zeigen</translation>
    </message>
    <message>
        <source>All %1 are older than this time window. Show all</source>
        <translation>Alle %1 sind älter als dieses Zeitfenster. Alles zeigen</translation>
    </message>
    <message>
        <source>Ctrl+wheel, +, −</source>
        <translation>Strg+Mausrad, +, −</translation>
    </message>
    <message>
        <source>Zoom about the mouse, or about the call chosen in a chart</source>
        <translation>Um die Maus oder um den im Diagramm gewählten Aufruf zoomen</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Zoom to a span of time</source>
        <translation>In eine Zeitspanne zoomen</translation>
    </message>
    <message>
        <source>Esc, double click</source>
        <translation>Esc, Doppelklick</translation>
    </message>
    <message>
        <source>Reset zoom</source>
        <translation>Zoom zurücksetzen</translation>
    </message>
</context>
<context>
    <name>inferograph::LoadedModelWatch</name>
    <message>
        <source>The server did not tell: %1.</source>
        <translation>Der Server gab keine Auskunft: %1.</translation>
    </message>
    <message>
        <source>The server&apos;s answer was not understood.</source>
        <translation>Die Antwort des Servers wurde nicht verstanden.</translation>
    </message>
    <message>
        <source>Servers of this kind cannot be told to unload a model.</source>
        <translation>Server dieser Art können ein Modell nicht auf Wunsch entladen.</translation>
    </message>
</context>
<context>
    <name>inferograph::LoadedModelsCard</name>
    <message>
        <source>&amp;Unload</source>
        <translation>&amp;Entladen</translation>
    </message>
    <message>
        <source>Have the server let go of this model (Del)</source>
        <translation>Den Server dieses Modell entladen lassen (Entf)</translation>
    </message>
    <message>
        <source>Loaded now</source>
        <translation>Jetzt geladen</translation>
    </message>
    <message>
        <source>Loaded models</source>
        <translation>Geladene Modelle</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The server lets go of %1.</source>
        <translation>Der Server entlädt %1.</translation>
    </message>
    <message>
        <source>%1 was not unloaded: %2</source>
        <translation>%1 wurde nicht entladen: %2</translation>
    </message>
    <message>
        <source>Asking the server to unload %1…</source>
        <translation>Der Server wird gebeten, %1 zu entladen…</translation>
    </message>
    <message>
        <source>No live server tells what it has loaded. Ollama, llama.cpp and LM Studio do.</source>
        <translation>Kein aktiver Server nennt, was er geladen hat. Ollama, llama.cpp und LM Studio tun es.</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>Kein Modell ist geladen.</translation>
    </message>
</context>
<context>
    <name>inferograph::LoadedModelsModel</name>
    <message>
        <source>%1 of %2 busy</source>
        <translation>%1 von %2 belegt</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>How many calls it takes at once, and how many are under way</source>
        <translation>Wie viele Aufrufe es gleichzeitig annimmt und wie viele laufen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>On GPU</source>
        <translation>Auf GPU</translation>
    </message>
    <message>
        <source>Context tokens</source>
        <translation>Kontext-Token</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Slots</translation>
    </message>
    <message>
        <source>Unloads</source>
        <translation>Entlädt</translation>
    </message>
</context>
<context>
    <name>inferograph::LogEntry</name>
    <message>
        <source>Standard input</source>
        <translation>Standardeingabe</translation>
    </message>
</context>
<context>
    <name>inferograph::LogLinesDialog</name>
    <message>
        <source>The log is being looked through…</source>
        <translation>Das Log wird durchsucht…</translation>
    </message>
    <message>
        <source>Log lines</source>
        <translation>Logzeilen</translation>
    </message>
    <message>
        <source>The lines of %1 that gave this call, read from it just now; those of others may stand between them.</source>
        <translation>Die Zeilen aus %1, aus denen dieser Aufruf stammt, eben daraus gelesen; dazwischen können Zeilen anderer Aufrufe stehen.</translation>
    </message>
</context>
<context>
    <name>inferograph::LogPreviewView</name>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Gives</source>
        <translation>Ergibt</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>Beginnt mit</translation>
    </message>
    <message>
        <source>Preview: the first lines and what each gives</source>
        <translation>Vorschau: die ersten Zeilen und was jede ergibt</translation>
    </message>
</context>
<context>
    <name>inferograph::LogSource</name>
    <message>
        <source>No file is called %1 yet. Reading begins when one appears.</source>
        <translation>Noch heißt keine Datei %1. Gelesen wird, sobald eine erscheint.</translation>
    </message>
    <message>
        <source>No file is called %1. Check the pattern.</source>
        <translation>Keine Datei heißt %1. Das Muster prüfen.</translation>
    </message>
</context>
<context>
    <name>inferograph::LogSourceDialog</name>
    <message>
        <source>Edit the log</source>
        <translation>Log bearbeiten</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>&amp;Log: a file, a pattern such as logs/*.jsonl, or cmd: and a command</source>
        <translation>&amp;Log: eine Datei, ein Muster wie logs/*.jsonl, oder cmd: und ein Befehl</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>Calls that were read already stay as they are: another format holds for what is added from now on.</source>
        <translation>Schon gelesene Aufrufe bleiben, wie sie sind: Ein anderes Format gilt für das, was ab jetzt hinzukommt.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>My own, by a mapping file</source>
        <translation>Eigenes, mit Mapping-Datei</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Wählen…</translation>
    </message>
    <message>
        <source>Choose a mapping file</source>
        <translation>Mapping-Datei wählen</translation>
    </message>
    <message>
        <source>&amp;Mapping file</source>
        <translation>&amp;Mapping-Datei</translation>
    </message>
    <message>
        <source>Mapping files (*.json);;All files (*)</source>
        <translation>Mapping-Dateien (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>A mapping file says which value of a line is which field of a call; the README tells how.</source>
        <translation>Eine Mapping-Datei sagt, welcher Wert einer Zeile welches Feld eines Aufrufs ist; wie, steht in der README.</translation>
    </message>
    <message>
        <source>This is no log: write the path of a file, or cmd: and a command.</source>
        <translation>Das ist kein Log: den Pfad einer Datei angeben, oder cmd: und einen Befehl.</translation>
    </message>
    <message>
        <source>These lines are of no known format, or not of the chosen one.</source>
        <translation>Diese Zeilen haben kein bekanntes Format oder nicht das gewählte.</translation>
    </message>
    <message>
        <source>Found in these lines: %1</source>
        <translation>In diesen Zeilen gefunden: %1</translation>
    </message>
    <message>
        <source>Read as: %1</source>
        <translation>Gelesen als: %1</translation>
    </message>
</context>
<context>
    <name>inferograph::LogWorker</name>
    <message>
        <source>No calls were found in %1: its lines are of no known log format.</source>
        <translation>In %1 wurden keine Aufrufe gefunden: Die Zeilen haben kein bekanntes Logformat.</translation>
    </message>
    <message>
        <source>%1 tells about the whole server only: logs of its format hold no single calls.</source>
        <translation>%1 berichtet nur vom ganzen Server: Logs dieses Formats enthalten keine einzelnen Aufrufe.</translation>
    </message>
</context>
<context>
    <name>inferograph::MachineChart</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>%1 (GPU %2)</source>
        <translation>%1 (GPU %2)</translation>
    </message>
    <message>
        <source>%1 memory</source>
        <translation>%1-Speicher</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>a figure&apos;s name and its value: `CPU 12 %`</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>This system does not tell how busy it is.</source>
        <translation>Dieses System nennt seine Auslastung nicht.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>per cent</source>
        <translation>Prozent</translation>
    </message>
</context>
<context>
    <name>inferograph::MainWindow</name>
    <message>
        <source>Test prompt</source>
        <translation>Testprompt</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>This server is not live: nothing was sent. Retry it in the list of sources.</source>
        <translation>Dieser Server ist nicht aktiv: Nichts wurde gesendet. In der Liste der Quellen erneut versuchen.</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>Close the call</source>
        <translation>Aufruf schließen</translation>
    </message>
</context>
<context>
    <name>inferograph::ModelChoice</name>
    <message>
        <source>Find a model, or add one by its name</source>
        <translation>Modell suchen oder hinzufügen</translation>
    </message>
    <message>
        <source>Find or add a model</source>
        <translation>Modell suchen oder hinzufügen</translation>
    </message>
    <message>
        <source>Models to call</source>
        <translation>Modelle, die aufgerufen werden</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>The models of each live server are listed here.</source>
        <translation>Hier stehen die Modelle jedes aktiven Servers.</translation>
    </message>
    <message>
        <source>No server lists such a model. Enter adds it.</source>
        <translation>Kein Server nennt ein solches Modell. Eingabe fügt es hinzu.</translation>
    </message>
    <message>
        <source>Models chosen on servers that are not live now, and left out: %1</source>
        <translation>Gewählte Modelle auf Servern, die gerade nicht aktiv sind, und deshalb weggelassen: %1</translation>
    </message>
</context>
<context>
    <name>inferograph::ModelListModel</name>
    <message>
        <source>%1
Median decode speed in view: %2 tok/s
Click to show or hide it in the charts.</source>
        <translation>%1
Decode-Tempo, sichtbarer Median: %2 tok/s
Ein Klick zeigt es in den Diagrammen oder verbirgt es.</translation>
    </message>
    <message>
        <source>%1, %2 tokens per second</source>
        <translation>%1, %2 Token pro Sekunde</translation>
    </message>
</context>
<context>
    <name>inferograph::ModelsPanel</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>MODELS</source>
        <translation>MODELLE</translation>
    </message>
    <message>
        <source>TOK/S</source>
        <translation>TOK/S</translation>
    </message>
</context>
<context>
    <name>inferograph::NumberList</name>
    <message>
        <source>One number, or several to measure at each: 1, 2, 4, 8. From %1 to %2.</source>
        <translation>Eine Zahl oder mehrere, um bei jeder zu messen: 1, 2, 4, 8. Von %1 bis %2.</translation>
    </message>
</context>
<context>
    <name>inferograph::Page</name>
    <message>
        <source>Calls of the session</source>
        <translation>Aufrufe der Sitzung</translation>
    </message>
    <message>
        <source>Sweeps and cold starts of runs</source>
        <translation>Messreihen und Kaltstarts der Läufe</translation>
    </message>
    <message>
        <source>What to compare</source>
        <translation>Was verglichen wird</translation>
    </message>
    <message>
        <source>Take the row out of the comparison, or back in</source>
        <translation>Zeile aus dem Vergleich nehmen oder wieder hinein</translation>
    </message>
    <message>
        <source>Compare with the row: make it the baseline</source>
        <translation>Mit der Zeile vergleichen: sie zur Basis machen</translation>
    </message>
    <message>
        <source>Disable the source, or enable it</source>
        <translation>Quelle deaktivieren oder aktivieren</translation>
    </message>
</context>
<context>
    <name>inferograph::PageTabs</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>inferograph::PipeInput</name>
    <message>
        <source>Standard input</source>
        <translation>Standardeingabe</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 kann nicht gelesen werden: %2.</translation>
    </message>
</context>
<context>
    <name>inferograph::PlotCard</name>
    <message>
        <source>Show as &amp;table</source>
        <translation>Als &amp;Tabelle zeigen</translation>
    </message>
</context>
<context>
    <name>inferograph::PromptChoice</name>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Text of the prompt</source>
        <translation>Text des Prompts</translation>
    </message>
    <message>
        <source>What to ask</source>
        <translation>Was gefragt wird</translation>
    </message>
    <message>
        <source>Lengths of the prompts, in tokens</source>
        <translation>Längen der Prompts in Token</translation>
    </message>
    <message>
        <source>Several lengths</source>
        <translation>Mehrere Längen</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Eigener</translation>
    </message>
    <message>
        <source>A text of about %1 tokens, made for each model&apos;s tokenizer.</source>
        <translation>Ein Text von etwa %1 Token, für den Tokenizer jedes Modells erzeugt.</translation>
    </message>
    <message>
        <source>Tokens of each prompt: a step for each length.</source>
        <translation>Token jedes Prompts: ein Schritt für jede Länge.</translation>
    </message>
</context>
<context>
    <name>inferograph::PromptPage</name>
    <message>
        <source>Workloads (*.json);;All files (*)</source>
        <translation>Workloads (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Cancel the run</source>
        <translation>Lauf abbrechen</translation>
    </message>
    <message>
        <source>Choose models and a prompt, and run. The models&apos; answers appear here side by side as they come, each with its speed, above the figures of every step.</source>
        <translation>Modelle und Prompt wählen und starten. Die Antworten der Modelle erscheinen hier nebeneinander, sobald sie kommen, jede mit ihrem Tempo, über den Werten jedes Schritts.</translation>
    </message>
    <message>
        <source>There is no live server to ask yet. Add one, or try the demo; then choose models and a prompt, and run.</source>
        <translation>Noch ist kein aktiver Server da. Einen hinzufügen oder die Demo ausprobieren; dann Modelle und Prompt wählen und starten.</translation>
    </message>
    <message>
        <source>Load a workload</source>
        <translation>Workload laden</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>%1 is no workload: %2</source>
        <translation>%1 ist kein Workload: %2</translation>
    </message>
    <message>
        <source>Save the workload</source>
        <translation>Workload speichern</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
</context>
<context>
    <name>inferograph::PromptPanel</name>
    <message>
        <source>server&apos;s own</source>
        <translation>wie Server</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>What to ask</source>
        <translation>Was gefragt wird</translation>
    </message>
    <message>
        <source>Explain in a few sentences why the sky is blue.</source>
        <translation>Erkläre in wenigen Sätzen, warum der Himmel blau ist.</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>This server is the built-in demo: its numbers are made up.</source>
        <translation>Dieser Server ist die eingebaute Demo: Seine Zahlen sind erfunden.</translation>
    </message>
    <message>
        <source>TEST PROMPT</source>
        <translation>TESTPROMPT</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Max tokens</source>
        <translation>Max. Token</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>No server yet</source>
        <translation>Noch kein Server</translation>
    </message>
</context>
<context>
    <name>inferograph::RateChart</name>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>told by %1 of %2</source>
        <translation>%2, davon nennen es %1</translation>
    </message>
    <message>
        <source>%1 in %2. %3. Most in %4 from %5: %6.</source>
        <translation>%1 in %2. %3. Am meisten in %4 ab %5: %6.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>1 bar above %1 a minute</source>
        <translation>1 Balken über %1 pro Minute</translation>
    </message>
    <message>
        <source>%1 bars above %2 a minute</source>
        <translation>%1 Balken über %2 pro Minute</translation>
    </message>
    <message>
        <source>↑ %1 above %2</source>
        <extracomment>what a small button says: so many bars above so much</extracomment>
        <translation>↑ %1 über %2</translation>
    </message>
</context>
<context>
    <name>inferograph::RawTextView</name>
    <message>
        <source>Find (Ctrl+F)</source>
        <translation>Suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Find in the text</source>
        <translation>Im Text suchen</translation>
    </message>
    <message>
        <source>… and %1 characters more</source>
        <extracomment>behind the beginning of a line; %1 is a number</extracomment>
        <translation>… und %1 weitere Zeichen</translation>
    </message>
</context>
<context>
    <name>inferograph::RunComparison</name>
    <message>
        <source>%1 at once</source>
        <translation>%1 gleichzeitig</translation>
    </message>
    <message>
        <source>%1 prompt tokens</source>
        <translation>%1 Prompt-Token</translation>
    </message>
    <message>
        <source>calls at once</source>
        <translation>gleichzeitige Aufrufe</translation>
    </message>
    <message>
        <source>prompt tokens</source>
        <translation>Prompt-Token</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Time to draw</source>
        <translation>Gezeigte Zeit</translation>
    </message>
    <message>
        <source>Speed to draw</source>
        <translation>Gezeigtes Tempo</translation>
    </message>
    <message>
        <source>Against what the run varied</source>
        <translation>Über dem, was der Lauf variierte</translation>
    </message>
    <message>
        <source>against</source>
        <extracomment>between the figures and what the run varied</extracomment>
        <translation>über</translation>
    </message>
    <message>
        <source>Cold, warm and switch</source>
        <translation>Kalt, warm und Wechsel</translation>
    </message>
    <message>
        <source>What a call costs cold, warm, and after another model</source>
        <translation>Was ein Aufruf kalt, warm und nach einem anderen Modell kostet</translation>
    </message>
    <message>
        <source>upright lines: 95 % interval of the median, from six calls on</source>
        <translation>senkrecht: 95-%-Intervall des Medians, ab sechs Aufrufen</translation>
    </message>
    <message>
        <source>%1, %2, by %3</source>
        <extracomment>a figure, its unit, and what the run varied: `TTFT p50, ms, by calls at once`</extracomment>
        <translation>%1, %2, über %3</translation>
    </message>
</context>
<context>
    <name>inferograph::RunForm</name>
    <message>
        <source>Load…</source>
        <translation>Laden…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Sichern…</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>Open a workload file, and set everything here as it says</source>
        <translation>Eine Workload-Datei öffnen und alles hier so einstellen</translation>
    </message>
    <message>
        <source>Load a workload</source>
        <translation>Workload laden</translation>
    </message>
    <message>
        <source>Write all of this to a workload file, without keys: to run it again, to share it, or for `inferograph probe --workload`</source>
        <translation>Alles in eine Workload-Datei schreiben, ohne Schlüssel: um es zu wiederholen, weiterzugeben oder für `inferograph probe --workload`</translation>
    </message>
    <message>
        <source>Save the workload</source>
        <translation>Workload speichern</translation>
    </message>
    <message>
        <source>ASK</source>
        <translation>FRAGEN</translation>
    </message>
    <message>
        <source>Run 1 call</source>
        <translation>1 starten</translation>
    </message>
    <message>
        <source>Run %1 calls</source>
        <translation>%1 starten</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Starten</translation>
    </message>
</context>
<context>
    <name>inferograph::RunOptions</name>
    <message>
        <source>server&apos;s own</source>
        <translation>wie Server</translation>
    </message>
    <message>
        <source>Calls at once</source>
        <translation>Gleichzeitig</translation>
    </message>
    <message>
        <source>Calls a second, at random</source>
        <translation>Pro Sekunde, zufällig</translation>
    </message>
    <message>
        <source>Calls a second, evenly</source>
        <translation>Pro Sekunde, gleichmäßig</translation>
    </message>
    <message>
        <source>Cold and switch</source>
        <translation>Kalt und Wechsel</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Server&apos;s own</source>
        <translation>Wie Server</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>The most tokens to generate; without a number the preset&apos;s, or the server&apos;s own</source>
        <translation>Höchstzahl der Token, die erzeugt werden; ohne Zahl die der Vorgabe oder des Servers</translation>
    </message>
    <message>
        <source>Calls of each step. Six give a median its 95 % interval.</source>
        <translation>Aufrufe jedes Schritts. Mit sechs hat ein Median sein 95-%-Intervall.</translation>
    </message>
    <message>
        <source>A call leaves when another one has ended</source>
        <translation>Ein Aufruf beginnt, wenn ein anderer zu Ende ist</translation>
    </message>
    <message>
        <source>As independent callers do (Poisson), however long the answers take</source>
        <translation>Wie unabhängige Aufrufer es tun (Poisson), egal wie lange die Antworten dauern</translation>
    </message>
    <message>
        <source>At even distances, however long the answers take</source>
        <translation>In gleichen Abständen, egal wie lange die Antworten dauern</translation>
    </message>
    <message>
        <source>Calls before a model&apos;s first step, left out of all figures</source>
        <translation>Aufrufe vor dem ersten Schritt eines Modells, in keinem Wert enthalten</translation>
    </message>
    <message>
        <source>Of the model&apos;s choices, and of the moments of calls at random</source>
        <translation>Für die Auswahl des Modells und die Zeitpunkte zufälliger Aufrufe</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>Mehr Optionen</translation>
    </message>
    <message>
        <source>Max tokens</source>
        <translation>Max. Token</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>MEASURE</source>
        <translation>MESSEN</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Takt</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>Calls a second</source>
        <translation>Aufrufe pro Sekunde</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Prompt cache</source>
        <translation>Prompt-Cache</translation>
    </message>
    <message>
        <source>Warm-up calls</source>
        <translation>Aufwärm-Aufrufe</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>Thinking</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>System-Prompt</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>Wie vorgefunden</translation>
    </message>
    <message>
        <source>Avoided</source>
        <translation>Gemieden</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Genutzt</translation>
    </message>
    <message>
        <source>As found: loaded or not, as the server has it. Cold and switch: measures each model after it was unloaded, loaded, and after each other one. The server must be one that can unload.</source>
        <translation>Wie vorgefunden: geladen oder nicht, wie der Server es hat. Kalt und Wechsel: misst jedes Modell, nachdem es entladen wurde, geladen, und nach jedem anderen. Der Server muss entladen können.</translation>
    </message>
    <message>
        <source>Avoided: each prompt begins with a few random characters, so that no cache flatters the figures. Used: the same prompt each time, as a chat&apos;s next turn would.</source>
        <translation>Gemieden: Jeder Prompt beginnt mit einigen zufälligen Zeichen, damit kein Cache die Zahlen schönt. Genutzt: jedes Mal derselbe Prompt, wie beim nächsten Zug eines Chats.</translation>
    </message>
    <message>
        <source>Model&apos;s state</source>
        <translation>Zustand des Modells</translation>
    </message>
</context>
<context>
    <name>inferograph::RunStatus</name>
    <message>
        <source>Calibrating the clock, a second…</source>
        <translation>Die Uhr wird kalibriert, eine Sekunde…</translation>
    </message>
    <message>
        <source>Call %1 of %2</source>
        <translation>Aufruf %1 von %2</translation>
    </message>
    <message>
        <source>%1 · step %2 of %3: %4</source>
        <translation>%1 · Schritt %2 von %3: %4</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Laufs</translation>
    </message>
    <message>
        <source>Esc. What is done stays.</source>
        <translation>Esc. Was fertig ist, bleibt.</translation>
    </message>
    <message>
        <source>Cancel the run</source>
        <translation>Lauf abbrechen</translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>Beginnt…</translation>
    </message>
    <message>
        <source>waiting %1, as the server asks</source>
        <translation>wartet %1, wie der Server es verlangt</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>noch etwa %1</translation>
    </message>
    <message>
        <source>%1 of %2 calls ended well</source>
        <translation>%1 von %2 Aufrufen endeten gut</translation>
    </message>
    <message>
        <source>Cancelled · %1</source>
        <translation>Abgebrochen · %1</translation>
    </message>
    <message>
        <source>Done · %1</source>
        <translation>Fertig · %1</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>dauerte %1</translation>
    </message>
</context>
<context>
    <name>inferograph::RunView</name>
    <message>
        <source>clock: %1 stamps · this machine&apos;s own error p99 %2 ms, %3 at once</source>
        <translation>Uhr: %1-Zeitstempel · Fehler dieses Rechners p99 %2 ms, %3 gleichzeitig</translation>
    </message>
    <message>
        <source>Figures of the steps</source>
        <translation>Werte der Schritte</translation>
    </message>
    <message>
        <source>Open in Compare</source>
        <translation>Im Vergleich öffnen</translation>
    </message>
    <message>
        <source>Distributions, and differences with their 95 % intervals</source>
        <translation>Verteilungen und Unterschiede mit ihren 95-%-Intervallen</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>Dieser Lauf</translation>
    </message>
    <message>
        <source>Copy the figures of this run</source>
        <translation>Zahlen dieses Laufs kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;Markdown</source>
        <translation>Als &amp;Markdown kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>Als &amp;JSON kopieren</translation>
    </message>
    <message>
        <source>What would be run</source>
        <translation>Was gemessen würde</translation>
    </message>
    <message>
        <source>%1. %2: %3</source>
        <extracomment>a step of a run that could be started: `3. qwen2.5:7b, 4 at once: 10 calls`</extracomment>
        <translation>%1. %2: %3</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Nothing run yet</source>
        <translation>Noch nichts gemessen</translation>
    </message>
</context>
<context>
    <name>inferograph::ServerEntry</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>This is not the address of a server. Write it like http://localhost:11434.</source>
        <translation>Das ist keine Adresse eines Servers. Schreiben wie http://localhost:11434.</translation>
    </message>
    <message>
        <source>%1 · retry in %2 s</source>
        <extracomment>%1 is why the server could not be reached</extracomment>
        <translation>%1 · neuer Versuch in %2 s</translation>
    </message>
</context>
<context>
    <name>inferograph::Session</name>
    <message>
        <source>Demo server</source>
        <translation>Demo-Server</translation>
    </message>
    <message>
        <source>The demo is missing from this build of the program.</source>
        <translation>Die Demo fehlt in dieser Fassung des Programms.</translation>
    </message>
    <message>
        <source>Demo log</source>
        <translation>Demo-Log</translation>
    </message>
</context>
<context>
    <name>inferograph::SettingsDialog</name>
    <message>
        <source>No setting is called so.</source>
        <translation>Keine Einstellung heißt so.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Dark, light, or whatever the system is set to</source>
        <translation>Dunkel, hell oder wie das System</translation>
    </message>
    <message>
        <source>Time window</source>
        <translation>Zeitfenster</translation>
    </message>
    <message>
        <source>How far back the page Live looks</source>
        <translation>Wie weit die Seite Live zurückblickt</translation>
    </message>
    <message>
        <source>Arrange as at first</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Back to those of the first start, and to their places</source>
        <translation>Auswahl und Plätze wie beim ersten Start</translation>
    </message>
    <message>
        <source>Test prompts and runs</source>
        <translation>Testprompts und Läufe</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Längste Antwort</translation>
    </message>
    <message>
        <source>Tokens that a test prompt asks for at most</source>
        <translation>Höchstzahl der Token, um die ein Testprompt bittet</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Time to connect</source>
        <translation>Zeit zum Verbinden</translation>
    </message>
    <message>
        <source>A server that takes longer counts as failed</source>
        <translation>Ein Server, der länger braucht, gilt als fehlgeschlagen</translation>
    </message>
    <message>
        <source>Time without a sign</source>
        <translation>Zeit ohne Lebenszeichen</translation>
    </message>
    <message>
        <source>Time of a whole call</source>
        <translation>Zeit eines ganzen Aufrufs</translation>
    </message>
    <message>
        <source>However lively its answer is</source>
        <translation>So lebhaft seine Antwort auch sei</translation>
    </message>
    <message>
        <source>Tray and notifications</source>
        <translation>Infobereich und Benachrichtigungen</translation>
    </message>
    <message>
        <source>Icon in the tray</source>
        <translation>Symbol im Infobereich</translation>
    </message>
    <message>
        <source>With the current decode speed; a click hides and shows the window</source>
        <translation>Mit dem aktuellen Decode-Tempo; ein Klick verbirgt und zeigt das Fenster</translation>
    </message>
    <message>
        <source>Tell when calls fail</source>
        <translation>Fehlgeschlagene Aufrufe melden</translation>
    </message>
    <message>
        <source>A notification, while the window is out of sight</source>
        <translation>Eine Benachrichtigung, solange das Fenster nicht zu sehen ist</translation>
    </message>
    <message>
        <source>Tell when a run is over</source>
        <translation>Ende eines Laufs melden</translation>
    </message>
    <message>
        <source>This desktop has no tray: icon and notifications wait for one.</source>
        <translation>Diese Arbeitsumgebung hat keinen Infobereich: Symbol und Benachrichtigungen warten auf einen.</translation>
    </message>
    <message>
        <source>Time to the first token</source>
        <translation>Zeit bis zum ersten Token</translation>
    </message>
    <message>
        <source>Loading a large model, or reading a long prompt, takes minutes</source>
        <translation>Große Modelle und lange Prompts brauchen Minuten</translation>
    </message>
    <message>
        <source>Between two pieces of an answer, after the first token</source>
        <translation>Zwischen zwei Stücken einer Antwort, nach dem ersten Token</translation>
    </message>
</context>
<context>
    <name>inferograph::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>inferograph::SkippedLinesDialog</name>
    <message>
        <source>Skipped lines</source>
        <translation>Übersprungene Zeilen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>Beginnt mit</translation>
    </message>
    <message>
        <source>%1 lines could not be read as calls; these are the first of them.</source>
        <translation>%1 Zeilen waren nicht als Aufrufe zu lesen; dies sind die ersten davon.</translation>
    </message>
    <message>
        <source>These lines could not be read as calls; all others were.</source>
        <translation>Diese Zeilen waren nicht als Aufrufe zu lesen; alle anderen schon.</translation>
    </message>
</context>
<context>
    <name>inferograph::SourceDelegate</name>
    <message>
        <source>demo</source>
        <translation>Demo</translation>
    </message>
</context>
<context>
    <name>inferograph::SourcesCard</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>No sources yet. Add a server or open a log: its calls appear on every page.</source>
        <translation>Noch keine Quellen. Einen Server hinzufügen oder ein Log öffnen: Seine Aufrufe erscheinen auf jeder Seite.</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>Verbindung &amp;testen</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten…</translation>
    </message>
    <message>
        <source>&amp;Disable</source>
        <translation>&amp;Deaktivieren</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move d&amp;own</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>E&amp;ntfernen</translation>
    </message>
    <message>
        <source>&amp;Undo the removal</source>
        <translation>Entfernen &amp;rückgängig machen</translation>
    </message>
    <message>
        <source>Servers and logs</source>
        <translation>Server und Logs</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add a source</source>
        <translation>Quelle hinzufügen</translation>
    </message>
    <message>
        <source>En&amp;able	Space</source>
        <translation>&amp;Aktivieren	Leertaste</translation>
    </message>
    <message>
        <source>Dis&amp;able	Space</source>
        <translation>&amp;Deaktivieren	Leertaste</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Aktivieren</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Deaktivieren</translation>
    </message>
    <message>
        <source>&amp;Show skipped lines…</source>
        <translation>Übersprungene Zeilen &amp;zeigen…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>%1 wird gefragt…</translation>
    </message>
    <message>
        <source>%1 was removed. Its calls stay.</source>
        <translation>%1 wurde entfernt. Die Aufrufe bleiben.</translation>
    </message>
    <message>
        <source>%1 is back.</source>
        <translation>%1 ist wieder da.</translation>
    </message>
    <message>
        <source>&amp;Format…</source>
        <translation>&amp;Format…</translation>
    </message>
</context>
<context>
    <name>inferograph::SourcesPanel</name>
    <message>
        <source>Add a source</source>
        <translation>Quelle hinzufügen</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>SOURCES</source>
        <translation>QUELLEN</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Show skipped lines…</source>
        <translation>Übersprungene Zeilen zeigen…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>inferograph::SpeedTrace</name>
    <message>
        <source>Speed while it answers</source>
        <translation>Tempo während der Antwort</translation>
    </message>
    <message>
        <source>%1 tokens per second</source>
        <translation>%1 Token pro Sekunde</translation>
    </message>
</context>
<context>
    <name>inferograph::StatusLine</name>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>A demo source is open: its numbers are made up.</source>
        <translation>Eine Demo-Quelle ist offen: Ihre Zahlen sind erfunden.</translation>
    </message>
    <message>
        <source>The view stands still; calls are still taken in.</source>
        <translation>Die Ansicht steht still; Aufrufe werden weiter aufgenommen.</translation>
    </message>
    <message>
        <source>no errors</source>
        <translation>keine Fehler</translation>
    </message>
    <message>
        <source>1 error</source>
        <translation>1 Fehler</translation>
    </message>
    <message>
        <source>%1 errors</source>
        <translation>%1 Fehler</translation>
    </message>
    <message>
        <source>No sources</source>
        <translation>Keine Quellen</translation>
    </message>
    <message>
        <source>1 source live</source>
        <translation>1 Quelle aktiv</translation>
    </message>
    <message>
        <source>%1 sources live</source>
        <translation>%1 Quellen aktiv</translation>
    </message>
    <message>
        <source>1 line skipped · show</source>
        <translation>1 Zeile übersprungen · zeigen</translation>
    </message>
    <message>
        <source>%1 lines skipped · show</source>
        <translation>%1 Zeilen übersprungen · zeigen</translation>
    </message>
</context>
<context>
    <name>inferograph::StepResultsModel</name>
    <message>
        <source>not made</source>
        <translation>nicht gemacht</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>%1/%2</source>
        <extracomment>calls that ended well, of all</extracomment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>inferograph::SweepPlot</name>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 bis %3)</translation>
    </message>
</context>
<context>
    <name>inferograph::SwitchMatrixModel</name>
    <message>
        <source>Of it loading the model, by the server: %1</source>
        <translation>Davon Laden des Modells, laut Server: %1</translation>
    </message>
    <message>
        <source>TTFT p50 ms</source>
        <translation>TTFT p50 ms</translation>
    </message>
    <message>
        <source>cold</source>
        <translation>kalt</translation>
    </message>
    <message>
        <source>warm</source>
        <translation>warm</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>nach %1</translation>
    </message>
</context>
<context>
    <name>inferograph::TimeControls</name>
    <message>
        <source>%1 from %2</source>
        <extracomment>a span of time that begins at a moment: `47.2 s from 14:21:10`</extracomment>
        <translation>%1 ab %2</translation>
    </message>
    <message>
        <source>Last %1</source>
        <translation>Letzte %1</translation>
    </message>
    <message>
        <source>The page %1 has no time window</source>
        <translation>Die Seite %1 hat kein Zeitfenster</translation>
    </message>
    <message>
        <source>The page %1 does not follow the time</source>
        <translation>Die Seite %1 folgt der Zeit nicht</translation>
    </message>
    <message>
        <source>All, for now</source>
        <extracomment>in place of `Last 5 min`: all calls are in view, as none is that new</extracomment>
        <translation>Vorerst alles</translation>
    </message>
</context>
<context>
    <name>inferograph::TimeSeriesChart</name>
    <message>
        <source>%1: median %2 over %3</source>
        <translation>%1: Median %2 über %3</translation>
    </message>
    <message>
        <source>%1 in %2. %3.</source>
        <translation>%1 in %2. %3.</translation>
    </message>
    <message>
        <source>Failed calls: %1.</source>
        <translation>Fehlgeschlagene Aufrufe: %1.</translation>
    </message>
</context>
<context>
    <name>inferograph::TopBar</name>
    <message>
        <source>Time window</source>
        <translation>Zeitfenster</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Test prompt</source>
        <translation>Testprompt</translation>
    </message>
</context>
<context>
    <name>inferograph::TrayIcon</name>
    <message>
        <source>&amp;Show or hide the window</source>
        <translation>&amp;Fenster zeigen oder verbergen</translation>
    </message>
    <message>
        <source>&amp;Pause or go on</source>
        <translation>&amp;Anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a model and why its call failed</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A call failed</source>
        <translation>Ein Aufruf ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 calls failed</source>
        <translation>%1 Aufrufe sind fehlgeschlagen</translation>
    </message>
    <message>
        <source>The run is over</source>
        <translation>Der Lauf ist beendet</translation>
    </message>
    <message>
        <source>Steps done: %1</source>
        <translation>Fertige Schritte: %1</translation>
    </message>
    <message>
        <source>Steps done: %1 of %2</source>
        <translation>Fertige Schritte: %1 von %2</translation>
    </message>
    <message>
        <source>Inferograph: %1 tok/s, the median of %2 in the last minute</source>
        <translation>Inferograph: %1 tok/s, Median über %2 in der letzten Minute</translation>
    </message>
    <message>
        <source>Inferograph: no call in the last minute tells its speed</source>
        <translation>Inferograph: kein Aufruf der letzten Minute nennt sein Tempo</translation>
    </message>
</context>
<context>
    <name>inferograph::Waterfall</name>
    <message>
        <source>connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Connecting, TLS included, by this machine&apos;s clock</source>
        <translation>Verbinden, mit TLS, nach der Uhr dieses Rechners</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>How long the server let the call wait, its own figure</source>
        <translation>Wie lange der Server den Aufruf warten ließ, seine eigene Angabe</translation>
    </message>
    <message>
        <source>load</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Loading the model, the server&apos;s own figure</source>
        <translation>Laden des Modells, Angabe des Servers</translation>
    </message>
    <message>
        <source>prompt eval</source>
        <translation>Prompt-Eval</translation>
    </message>
    <message>
        <source>Reading the prompt, the server&apos;s own figure</source>
        <translation>Lesen des Prompts, Angabe des Servers</translation>
    </message>
    <message>
        <source>generation</source>
        <translation>Generierung</translation>
    </message>
    <message>
        <source>Generating tokens: the server&apos;s own figure, else from the first token to the last</source>
        <translation>Erzeugen der Token: Angabe des Servers, sonst vom ersten bis zum letzten Token</translation>
    </message>
    <message>
        <source>unexplained</source>
        <translation>ungeklärt</translation>
    </message>
    <message>
        <source>The rest of the total: network, templating, waiting that nobody told of</source>
        <translation>Der Rest der Gesamtzeit: Netzwerk, Prompt-Vorlage, Warten, das niemand nennt</translation>
    </message>
    <message>
        <source>Where the time went</source>
        <translation>Wo die Zeit blieb</translation>
    </message>
    <message>
        <source>The figures add up to %1, more than the total: the bars are scaled down to it.</source>
        <translation>Die Werte ergeben %1, mehr als die Gesamtzeit: Die Balken sind darauf verkleinert.</translation>
    </message>
    <message>
        <source>How long this call took is not known.</source>
        <translation>Wie lange dieser Aufruf dauerte, ist nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>inferograph::WindowActions</name>
    <message>
        <source>&amp;Add server…</source>
        <translation>Server &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation>Ctrl+N</translation>
    </message>
    <message>
        <source>&amp;Open log…</source>
        <translation>&amp;Log öffnen…</translation>
    </message>
    <message>
        <source>Start the &amp;demo</source>
        <translation>&amp;Demo starten</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>&amp;Look for servers on this machine</source>
        <translation>&amp;Server auf diesem Rechner suchen</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Ctrl+Shift+E</source>
        <translation>Ctrl+Shift+E</translation>
    </message>
    <message>
        <source>Save calls as C&amp;SV…</source>
        <translation>Aufrufe als &amp;CSV speichern…</translation>
    </message>
    <message>
        <source>Save calls as &amp;JSON…</source>
        <translation>Aufrufe als &amp;JSON speichern…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+S</source>
        <translation>Ctrl+Shift+S</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Hold the view still; calls are still taken in (Space)</source>
        <translation>Die Ansicht anhalten; Aufrufe werden weiter aufgenommen (Leertaste)</translation>
    </message>
    <message>
        <source>&amp;Test prompt</source>
        <translation>&amp;Testprompt</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Ctrl+T</translation>
    </message>
    <message>
        <source>Show or hide the prompt panel (Ctrl+T)</source>
        <translation>Die Prompt-Leiste zeigen oder verbergen (Strg+T)</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Ctrl+K</translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation>Ctrl+,</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Ctrl+?</source>
        <translation>Ctrl+?</translation>
    </message>
    <message>
        <source>&amp;About Inferograph</source>
        <translation>Ü&amp;ber Inferograph</translation>
    </message>
    <message>
        <source>Time &amp;window</source>
        <translation>Zeit&amp;fenster</translation>
    </message>
    <message>
        <source>&amp;Charts</source>
        <translation>&amp;Diagramme</translation>
    </message>
    <message>
        <source>Follow %1&apos;s log: %2</source>
        <extracomment>%1 is a server&apos;s product, %2 a path or a command.</extracomment>
        <translation>Log von %1 verfolgen: %2</translation>
    </message>
    <message>
        <source>Ctrl+%1</source>
        <translation>Ctrl+%1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>what a page shows, and its shortcut</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Last 1 min</source>
        <translation>Letzte Minute</translation>
    </message>
    <message>
        <source>Last 5 min</source>
        <translation>Letzte 5 min</translation>
    </message>
    <message>
        <source>Last 15 min</source>
        <translation>Letzte 15 min</translation>
    </message>
    <message>
        <source>Last 1 h</source>
        <translation>Letzte Stunde</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Alt+%1</source>
        <translation>Alt+%1</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>Like the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>Ctrl+Shift+%1</source>
        <translation>Ctrl+Shift+%1</translation>
    </message>
    <message>
        <source>Arrange as at &amp;first</source>
        <translation>Wie zu &amp;Anfang anordnen</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Time window</source>
        <translation>Zeitfenster</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Command pa&amp;lette…</source>
        <translation>Befehls&amp;palette…</translation>
    </message>
    <message>
        <source>Th&amp;eme</source>
        <translation>Desi&amp;gn</translation>
    </message>
    <message>
        <source>Save the page as PD&amp;F…</source>
        <translation>Seite als &amp;PDF speichern…</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Look &amp;back</source>
        <translation>&amp;Zurückblicken</translation>
    </message>
    <message>
        <source>Look a&amp;head</source>
        <translation>&amp;Vorausblicken</translation>
    </message>
    <message>
        <source>&amp;Follow now</source>
        <translation>&amp;Jetzt folgen</translation>
    </message>
    <message>
        <source>&amp;Reset zoom</source>
        <translation>Zoom z&amp;urücksetzen</translation>
    </message>
    <message>
        <source>Go along with the time again, as long a span as now (Alt+End)</source>
        <translation>Wieder mit der Zeit mitgehen, mit gleich langer Spanne (Alt+Ende)</translation>
    </message>
    <message>
        <source>Show the whole time window again (Ctrl+0, or a double click on a chart)</source>
        <translation>Wieder das ganze Zeitfenster zeigen (Strg+0 oder Doppelklick auf ein Diagramm)</translation>
    </message>
</context>
</TS>
