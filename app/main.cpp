// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"
#include "core/logs/batchmemory.h"

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace {

// Started with a standard stream closed, the next file opened would get its number: a report would go into
// a log, a socket would be read as a log. What takes the number instead fails at once.
void occupyClosedStreams()
{
#ifdef Q_OS_UNIX
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
        const int wrongWay = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY;
        if (::fcntl(descriptor, F_GETFD) < 0 && ::open("/dev/null", wrongWay) != descriptor)
            return;
    }
#endif
}

} // namespace

int main(int argc, char **argv)
{
    occupyClosedStreams();
    inferograph::keepBatchMemory();
    // Before all else of Qt: settings and standard paths depend on these names.
    QCoreApplication::setOrganizationName(QStringLiteral("inferograph"));
    QCoreApplication::setApplicationName(QStringLiteral("inferograph"));
    QCoreApplication::setApplicationVersion(QStringLiteral(INFEROGRAPH_VERSION));
    return inferograph::runCommandLine(argc, argv);
}
