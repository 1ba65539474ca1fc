// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/controls.h"

#include <QTest>

using namespace inferograph;

class TestControls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anElidedLabelSaysSomethingOrNothing_data();
    void anElidedLabelSaysSomethingOrNothing();
};

void TestControls::anElidedLabelSaysSomethingOrNothing_data()
{
    QTest::addColumn<QString>("full");
    QTest::addColumn<QString>("roomFor");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const char *full, const char *roomFor, const char *shown) {
        QTest::newRow(name) << QString::fromUtf8(full) << QString::fromUtf8(roomFor)
                            << QString::fromUtf8(shown);
    };
    row("whole", "ECDF", "ECDF", "ECDF");
    row("as far as there is room", "milliseconds", "millis…", "millis…");
    row("two letters tell nothing", "ECDF", "EC…", "");
    row("of short ones, nothing is left out", "ms", "ms", "ms");
}

void TestControls::anElidedLabelSaysSomethingOrNothing()
{
    QFETCH(QString, full);
    QFETCH(QString, roomFor);
    ElidedLabel label;
    label.resize(label.fontMetrics().horizontalAdvance(roomFor) + 1, 20);
    label.setFullText(full);
    QTEST(label.text(), "shown");
    QCOMPARE(label.fullText(), full);
    QCOMPARE(label.toolTip(), label.text() == full ? QString() : full);
}

QTEST_MAIN(TestControls)
#include "tst_controls.moc"
