// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/discovery.h"

#include "core/probe/inquiry.h"

#include <QTimer>

namespace inferograph {

namespace {

constexpr std::chrono::milliseconds localPatience(1500);
constexpr std::chrono::milliseconds patience(10'000);

} // namespace

class Discovery::Private
{
public:
    explicit Private(Discovery &discovery) : m_discovery(discovery) {}

    // Calls `done(server)`, with null where none was found, once the inquiry's signal has gone out.
    template<typename Done>
    Inquiry *inquire(const QUrl &baseUrl, const Access &access, std::chrono::milliseconds wait, Done done)
    {
        auto *inquiry = new Inquiry(m_client, baseUrl, access, wait, &m_inquiries);
        QObject::connect(inquiry, &Inquiry::found, &m_discovery,
                         [this, inquiry, done](const FoundServer &server) {
                             inquiry->deleteLater();
                             Q_EMIT m_discovery.found(server);
                             done(true);
                         });
        QObject::connect(inquiry, &Inquiry::notFound, &m_discovery, [inquiry, done] {
            inquiry->deleteLater();
            done(false);
        });
        QTimer::singleShot(0, inquiry, &Inquiry::start);
        return inquiry;
    }

private:
    Discovery &m_discovery;
    UntimedClient m_client;
    QObject m_inquiries; // their parent: they go before the client does
};

Discovery::Discovery(QObject *parent) : QObject(parent), d(std::make_unique<Private>(*this)) {}
Discovery::~Discovery() = default;

void Discovery::searchThisMachine(std::span<const quint16> ports)
{
    struct Search
    {
        qsizetype open;
        int found;
    };
    auto search = std::make_shared<Search>(Search{static_cast<qsizetype>(ports.size()), 0});
    for (quint16 port : ports) {
        QUrl url(QStringLiteral("http://127.0.0.1"));
        url.setPort(port);
        d->inquire(url, {}, localPatience, [this, search](bool isThere) {
            search->found += isThere ? 1 : 0;
            if (--search->open == 0)
                Q_EMIT localSearchFinished(search->found);
        });
    }
    if (ports.empty())
        QTimer::singleShot(0, this, [this] { Q_EMIT localSearchFinished(0); });
}

void Discovery::identify(const QUrl &baseUrl, const Access &access)
{
    Inquiry *inquiry = d->inquire(baseUrl, access, patience, [](bool) {});
    connect(inquiry, &Inquiry::notFound, this,
            [this, baseUrl](const QString &reason) { Q_EMIT notFound(baseUrl, reason); });
}

} // namespace inferograph
