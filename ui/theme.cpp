// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme.h"

#include "core/call/modelname.h"
#include "ui/stylesheet.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QPalette>
#include <QProxyStyle>
#include <QStyleOption>
#include <QTableView>

#include <algorithm>
#include <array>
#include <cmath>

namespace inferograph {

namespace {

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

const Theme darkTheme{
    .dark = true,
    .window = rgb(0x15181c),
    .panel = rgb(0x1c2026),
    .raised = rgb(0x22272e),
    .line = rgb(0x2e353e),
    .text = rgb(0xe6e9ee),
    .quietText = rgb(0x9aa4b2),
    .accent = rgb(0x4aa3ff),
    .accentText = rgb(0x0b1622),
    .selection = rgb(0x263b52),
    .ok = rgb(0x41c28b),
    .warning = rgb(0xe8b339),
    .failed = rgb(0xff6b5e),
    .load = rgb(0x9b7fe0),
    .promptEval = rgb(0x4aa3ff),
    .generation = rgb(0x2fb58a),
    .queue = rgb(0x9aa4b2),
    .unexplained = rgb(0x66717f),
};

const Theme lightTheme{
    .dark = false,
    .window = rgb(0xf4f5f7),
    .panel = rgb(0xffffff),
    .raised = rgb(0xf0f2f5),
    .line = rgb(0xdfe3e8),
    .text = rgb(0x1d232b),
    .quietText = rgb(0x5d6776),
    .accent = rgb(0x1769d2),
    .accentText = rgb(0xffffff),
    .selection = rgb(0xdceafb),
    .ok = rgb(0x117a53),
    .warning = rgb(0x8f5e00),
    .failed = rgb(0xc8372d),
    .load = rgb(0x8467d2),
    .promptEval = rgb(0x1f7fe0),
    .generation = rgb(0x1f9a73),
    .queue = rgb(0x5d6776),
    .unexplained = rgb(0x8a94a1),
};

// Blue, orange, green, pink, vermilion, sky, yellow, violet: the Okabe-Ito family, each shade at least 3 : 1
// against the theme's panels.
constexpr std::array<QRgb, 8> darkModels{0x4aa3ff, 0xe69f00, 0x2fb58a, 0xd77fb3,
                                         0xe8743b, 0x7fd4f5, 0xf0e442, 0xb39ddb};
constexpr std::array<QRgb, 8> lightModels{0x1f7fe0, 0xb87700, 0x1f9a73, 0xc05a8e,
                                          0xc04f00, 0x2b8fbf, 0x948600, 0x7a5fc7};
constexpr std::array dashes{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine, Qt::DashDotDotLine};

QPalette paletteOf(const Theme &theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.window);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.panel);
    palette.setColor(QPalette::AlternateBase, theme.raised);
    palette.setColor(QPalette::ToolTipBase, theme.raised);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.quietText);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::Button, theme.raised);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::BrightText, theme.failed);
    palette.setColor(QPalette::Light, theme.dark ? theme.line.lighter(130) : theme.panel);
    palette.setColor(QPalette::Midlight, theme.line);
    palette.setColor(QPalette::Mid, theme.line.darker(115));
    palette.setColor(QPalette::Dark, theme.line.darker(140));
    palette.setColor(QPalette::Shadow, Qt::black);
    palette.setColor(QPalette::Highlight, theme.selection);
    palette.setColor(QPalette::HighlightedText, theme.text);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::LinkVisited, theme.load);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                                           QPalette::HighlightedText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, disabledText(theme));
    return palette;
}

bool digitsAreTabular(const QFont &font)
{
    const QFontMetricsF metrics(font);
    const double zero = metrics.horizontalAdvance(QLatin1Char('0'));
    return std::ranges::all_of(QStringLiteral("123456789"), [&](QChar digit) {
        return std::abs(metrics.horizontalAdvance(digit) - zero) < 0.01;
    });
}

// The system's font where its digits are all as wide as each other, else a common one whose digits are.
QFont tabularFont(QFont font)
{
    if (digitsAreTabular(font))
        return font;
    const QStringList families = QFontDatabase::families();
    for (const auto &family : {QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")}) {
        QFont candidate = font;
        candidate.setFamily(family);
        if (families.contains(family) && digitsAreTabular(candidate))
            return candidate;
    }
    return font;
}

// Tables as people know them from elsewhere: a sort arrow up where values grow downwards, and no frame round one cell of
// a chosen row.
class TableStyle : public QProxyStyle
{
public:
    TableStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override
    {
        if (element == PE_FrameFocusRect && isInChosenRow(*option, widget))
            return;
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        if (element != PE_IndicatorHeaderArrow || !header)
            return QProxyStyle::drawPrimitive(element, option, painter, widget);
        QStyleOptionHeader turned(*header);
        turned.sortIndicator = header->sortIndicator == QStyleOptionHeader::SortDown
                                   ? QStyleOptionHeader::SortUp
                                   : QStyleOptionHeader::SortDown;
        QProxyStyle::drawPrimitive(element, &turned, painter, widget);
    }

private:
    static bool isInChosenRow(const QStyleOption &cell, const QWidget *widget)
    {
        const auto *table = qobject_cast<const QTableView *>(widget);
        return table && table->selectionBehavior() == QAbstractItemView::SelectRows &&
               cell.state.testFlag(State_Selected);
    }
};

} // namespace

ThemeManager::ThemeManager() : m_theme(darkTheme) {}

ThemeManager &ThemeManager::instance()
{
    static ThemeManager manager;
    return manager;
}

void ThemeManager::chooseStyleAndFont()
{
    if (m_styled)
        return;
    m_styled = true;
    QApplication::setStyle(new TableStyle);
    QApplication::setFont(tabularFont(QApplication::font()));
}

void ThemeManager::apply(ThemeKind kind)
{
    chooseStyleAndFont();
    m_kind = kind;
    if (kind == ThemeKind::System) {
        QApplication::setPalette(QPalette()); // the system's own, to see whether it is dark
        const QPalette system = QApplication::palette();
        m_theme = system.color(QPalette::Window).lightness() < 128 ? darkTheme : lightTheme;
    } else {
        m_theme = kind == ThemeKind::Dark ? darkTheme : lightTheme;
    }
    QApplication::setPalette(paletteOf(m_theme));
    qApp->setStyleSheet(styleSheetOf(m_theme));
    Q_EMIT changed();
}

ModelStyle ThemeManager::modelStyle(const QByteArray &model)
{
    const QByteArray name = normalisedModelName(model);
    const qsizetype known = m_places.models().size();
    const auto index = static_cast<std::size_t>(m_places.placeOf(name));
    if (m_places.models().size() > known)
        Q_EMIT modelPlaceGiven();
    // Past the eighth, colours come again with another mark: the pair stays its own for 64 models.
    const std::size_t round = index / darkModels.size();
    return {rgb((m_theme.dark ? darkModels : lightModels).at(index % darkModels.size())),
            dashes.at((index + round) % dashes.size()),
            static_cast<int>((index + 3 * round) % darkModels.size())};
}

int gridUnit()
{
    return std::max(2, qRound(QFontMetricsF(QApplication::font()).height() / 4));
}

} // namespace inferograph
