// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"
#include "app/terminal.h"
#include "core/call/names.h"
#include "core/probe/calibration.h"
#include "core/report/json.h"
#include "core/report/summarynumbers.h"

namespace inferograph {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CalibrateCommand", text);
}

QByteArray jsonDocument(const ClockError &error)
{
    JsonObject json;
    json.add("clock", QByteArray(nameOf(error.clock).data()));
    json.add("streams", qint64(error.streams));
    json.add("tokens", qint64(error.tokens));
    json.add("coalesced_tokens", qint64(error.coalescedTokens));
    json.add("error_p50_us", error.p50Us);
    json.add("error_p99_us", error.p99Us);
    json.add("error_max_us", error.maxUs);
    return json.text() + '\n';
}

QByteArray sentences(const ClockError &error)
{
    const auto number = [](double value) { return QString::fromUtf8(numberText(value)); };
    const QString clock = error.clock == Clock::Kernel ? tr("the kernel's, as bytes come in")
                                                       : tr("the program's, as it reads them");
    QString text = tr("This machine stamps a token late by p50 %1 µs, p99 %2 µs, at most %3 µs.\n"
                      "Streams at once: %4; tokens: %5; stamps: %6.\n")
                       .arg(number(error.p50Us), number(error.p99Us), number(error.maxUs))
                       .arg(error.streams)
                       .arg(error.tokens)
                       .arg(clock);
    if (error.coalescedTokens > 0)
        text += tr("Tokens that came in one read with an earlier one, and share its stamp: %1.\n")
                    .arg(error.coalescedTokens);
    return text.toUtf8();
}

int runCalibrate(Arguments &arguments, int &argc, char **argv)
{
    const int concurrency =
        arguments.wholeNumber(QStringLiteral("concurrency"), 1, Calibration::maximumConcurrency).value_or(1);
    const bool asJson = arguments.choice<bool>(
        QStringLiteral("format"), {{QStringLiteral("text"), false}, {QStringLiteral("json"), true}});
    if (!arguments.positional().isEmpty())
        arguments.reject(tr("\"%1\" was not expected.").arg(arguments.positional().first()));
    if (const auto misuse = arguments.misuse())
        return *misuse;

    QCoreApplication application(argc, argv);
    StandardOutput out;
    int code = Done;
    Calibration calibration;
    QObject::connect(
        &calibration, &Calibration::finished, &application, [&](const std::optional<ClockError> &error) {
            if (error) {
                out.write(asJson ? jsonDocument(*error) : sentences(*error));
                code = out.exitCode();
            } else {
                complain(tr("inferograph calibrate: No connection to this machine itself: does a "
                            "firewall close the loopback?"));
                code = Failed;
            }
            application.quit();
        });
    calibration.start(concurrency);
    QCoreApplication::exec();
    return code;
}

} // namespace

CommandDescription calibrateCommand()
{
    return {
        QStringLiteral("calibrate"),
        tr("[options]"),
        tr("Measures this machine's own clock error, in less than a second: a server without a model, within "
           "the program, streams to it and says in each token when it was sent. What a call to a server on "
           "this machine or near it claims cannot be truer than this.\n"
           "It holds for plain HTTP; what TLS adds is not known."),
        {{QStringLiteral("concurrency"), tr("How many streams at once, 1 to 256; 1 by default."),
          QStringLiteral("N")},
         {QStringLiteral("format"), tr("text (default), or json: one object."), QStringLiteral("FORMAT")}},
        QStringLiteral("  inferograph calibrate\n"
                       "  inferograph calibrate --concurrency 64 --format json | jq .error_p99_us\n"),
        runCalibrate};
}

} // namespace inferograph
