// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tests' precompiled header belongs to a target, and a target has a source.
