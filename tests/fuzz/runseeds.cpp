// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/input.h"

#include <QDirIterator>
#include <QFile>

// Stands in for libFuzzer where a build has none: reads every file of the folder that is given once.
int main(int argc, char **argv)
{
    int read = 0;
    QDirIterator seeds(QString::fromLocal8Bit(argc > 1 ? argv[1] : "."), QDir::Files);
    while (seeds.hasNext()) {
        QFile file(seeds.next());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s cannot be read", qPrintable(file.fileName()));
        const QByteArray seed = file.readAll();
        qInfo("%s", qPrintable(file.fileName())); // the last one is the culprit
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(seed.constData()),
                               static_cast<std::size_t>(seed.size()));
        ++read;
    }
    return read > 0 ? 0 : 1;
}
