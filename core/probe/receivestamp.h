// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#ifdef Q_OS_LINUX

#include "core/call/units.h"

#include <array>
#include <cstring>
#include <ctime>

#include <sys/socket.h>

namespace inferograph {

constexpr Nanoseconds nanoseconds(const timespec &time)
{
    return std::chrono::seconds(time.tv_sec) + Nanoseconds(time.tv_nsec);
}

// What recvmsg() needs to give the kernel's stamp beside the bytes.
class ReceiveStamp
{
public:
    // For one call of recvmsg().
    msghdr *messageFor(iovec &into)
    {
        m_message = {};
        m_message.msg_iov = &into;
        m_message.msg_iovlen = 1;
        m_message.msg_control = m_control.data();
        m_message.msg_controllen = m_control.size();
        return &m_message;
    }

    // The wall clock's time at which the last of the bytes came in; unset where the kernel gave none.
    std::optional<Nanoseconds> wall()
    {
        for (cmsghdr *part = CMSG_FIRSTHDR(&m_message); part; part = CMSG_NXTHDR(&m_message, part)) {
            if (part->cmsg_level == SOL_SOCKET && part->cmsg_type == SCM_TIMESTAMPNS) {
                timespec stamp{};
                std::memcpy(&stamp, CMSG_DATA(part), sizeof stamp);
                return nanoseconds(stamp);
            }
        }
        return std::nullopt;
    }

private:
    alignas(cmsghdr) std::array<char, 128> m_control;
    msghdr m_message{};
};

} // namespace inferograph

#endif
