// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/wrappers/registry.h"

#include <array>

namespace inferograph {

const LogWrapper &dockerJsonWrapper();
const LogWrapper &journalJsonWrapper();
const LogWrapper &kubernetesWrapper();
const LogWrapper &syslogWrapper();
const LogWrapper &journalWrapper();
const LogWrapper &composeWrapper();
const LogWrapper &routerWrapper();

std::span<const LogWrapper *const> logWrappers()
{
    static const std::array wrappers{
        &dockerJsonWrapper(), &journalJsonWrapper(), &kubernetesWrapper(), &syslogWrapper(),
        &journalWrapper(),    &composeWrapper(),     &routerWrapper(),
    };
    return wrappers;
}

} // namespace inferograph
