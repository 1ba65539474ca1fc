// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/export/pictures.h"

#include "ui/export/modelkey.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <QWidget>

#include <cmath>

namespace inferograph {

namespace {

constexpr int fineness = 2;
constexpr double margin = 10; // mm

// A part and what its colours mean, under each other.
class Picture
{
public:
    explicit Picture(QWidget &part) : m_part(part), m_key(part) {}

    QSize size() const
    {
        return m_part.size() + QSize(0, static_cast<int>(std::ceil(m_key.height(m_part.width()))));
    }

    void paint(QPainter &painter, const QColor &background) const
    {
        painter.fillRect(QRect(QPoint(), size()), background);
        m_part.render(&painter, {}, {}, QWidget::DrawChildren | QWidget::DrawWindowBackground);
        painter.translate(0, m_part.height());
        m_key.paint(painter, m_part.width());
    }

    // Where the device counts as the screen does, every font keeps its size beside the lines.
    bool paintOn(QPaintDevice &device) const
    {
        QPainter painter;
        if (!painter.begin(&device))
            return false;
        paint(painter, theme().panel);
        return painter.end();
    }

private:
    QWidget &m_part;
    ModelKey m_key;
};

// The title and the moment above the picture; gives the height that they take.
double paintHeading(QPainter &painter, const QString &title, double width)
{
    const QString moment = QLocale().toString(QDateTime::currentDateTime(), QLocale::ShortFormat);
    const QFontMetricsF metrics(painter.font(), painter.device());
    painter.drawText(QPointF(0, metrics.ascent()), title);
    painter.drawText(QPointF(width - metrics.horizontalAdvance(moment), metrics.ascent()), moment);
    return 1.5 * metrics.height();
}

} // namespace

QImage pictureOf(QWidget &part)
{
    const Picture picture(part);
    QImage image(picture.size() * fineness, QImage::Format_RGB32);
    image.setDevicePixelRatio(fineness);
    image.setText(QStringLiteral("Title"), part.accessibleName());
    image.setText(QStringLiteral("Description"), part.accessibleDescription());
    picture.paintOn(image);
    return image;
}

bool writePng(QWidget &part, QIODevice &out)
{
    return pictureOf(part).save(&out, "PNG");
}

bool writeSvg(QWidget &part, QIODevice &out)
{
    const Picture picture(part);
    QSvgGenerator generator;
    generator.setOutputDevice(&out);
    generator.setResolution(part.logicalDpiX());
    generator.setSize(picture.size());
    generator.setViewBox(QRect(QPoint(), picture.size()));
    generator.setTitle(part.accessibleName());
    generator.setDescription(part.accessibleDescription());
    return picture.paintOn(generator);
}

bool writePdf(QWidget &part, const QString &title, QIODevice &out)
{
    QPdfWriter paper(&out);
    paper.setTitle(title);
    paper.setCreator(QCoreApplication::applicationName());
    paper.setResolution(part.logicalDpiX());
    paper.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Landscape,
                                    QMarginsF(margin, margin, margin, margin), QPageLayout::Millimeter));
    QPainter painter;
    if (!painter.begin(&paper))
        return false;
    const Picture picture(part);
    const double above = paintHeading(painter, title, paper.width());
    const QSizeF room(paper.width(), paper.height() - above);
    const QSizeF fitting = QSizeF(picture.size()).scaled(room, Qt::KeepAspectRatio);
    painter.translate((room.width() - fitting.width()) / 2, above);
    painter.scale(fitting.width() / picture.size().width(), fitting.width() / picture.size().width());
    picture.paint(painter, theme().window);
    return painter.end();
}

} // namespace inferograph
