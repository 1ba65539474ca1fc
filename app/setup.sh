# SPDX-FileCopyrightText: 2026 The Inferograph authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What app/run and tests/run share: install what is missing, configure, build. Sourced, never run; the caller
# has set `root` to the project's folder.
# shellcheck shell=bash disable=SC2034,SC2154

# One entry a package. `a|b`: names differ between releases, so the first that is offered. After a space, a
# file that shows that it is there: another package may bring it in another release.
build_packages=(g++ cmake ninja-build ccache mold qt6-base-dev qt6-charts-dev
    # qt6-charts-dev needs this one and does not say so
    'libqt6opengl6-dev|qt6-base-dev /usr/lib/*/cmake/Qt6OpenGL/Qt6OpenGLConfig.cmake'
'qt6-svg-dev|libqt6svg6-dev'
    'qt6-l10n-tools /usr/lib/qt6/bin/lrelease'
    'libllhttp-dev|node-llhttp' libsimdjson-dev qtkeychain-qt6-dev zlib1g-dev libzstd-dev)
run_packages=('libqt6sql6-sqlite|qt6-base-dev /usr/lib/*/qt6/plugins/sqldrivers/libqsqlite.so'
    'libqt6svg6|qt6-svg-plugins /usr/lib/*/qt6/plugins/imageformats/libqsvg.so'
    'qt6-translations-l10n /usr/share/qt6/translations/qtbase_de.qm'
    fonts-dejavu-core)
test_packages=(python3 ca-certificates xvfb openbox xdotool)
fuzz_packages=('clang /usr/bin/clang++')

say() { printf '%s\n' "inferograph: $*" >&2; }

installed() { dpkg-query -W -f '${db:Status-Abbrev}\n' "$1" 2>/dev/null | grep -q '^ii'; }

offered() { apt-cache policy "$1" 2>/dev/null | sed -n 's/^  Candidate: //p' | grep -qv '^(none)$'; }

# Whether an entry's file is there, or without a file, one of its packages.
satisfied() {
    local names name
    if [[ $1 == *' '* ]]; then
        compgen -G "${1#* }" >/dev/null
        return
    fi
    IFS='|' read -ra names <<<"$1"
    for name in "${names[@]}"; do installed "$name" && return; done
    return 1
}

# The first of an entry's packages that the system offers.
choose() {
    local names name
    IFS='|' read -ra names <<<"${1%% *}"
    for name in "${names[@]}"; do offered "$name" && { printf '%s' "$name"; return; }; done
    printf '%s' "${names[0]}"
}

name_packages_elsewhere() {
    say "this system has no apt, so install what is missing yourself and start again:"
    cat >&2 <<'LIST'
  Fedora:   sudo dnf install gcc-c++ cmake ninja-build ccache mold qt6-qtbase-devel qt6-qtcharts-devel qt6-qtsvg-devel qt6-linguist qtkeychain-qt6-devel simdjson-devel llhttp-devel zlib-devel libzstd-devel
  Arch:     sudo pacman -S --needed gcc cmake ninja ccache mold qt6-base qt6-charts qt6-svg qt6-tools qtkeychain-qt6 simdjson llhttp zlib zstd
  macOS:    brew install cmake ninja ccache qt qtkeychain simdjson llhttp zlib zstd
LIST
}

# Installs the named packages that are not there yet. Touches neither the network nor sudo when none is missing.
install_missing() {
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        tools_present && return
        name_packages_elsewhere
        exit 1
    fi
    local missing=() entry
    for entry in "$@"; do satisfied "$entry" || missing+=("$entry"); done
    [ ${#missing[@]} -eq 0 ] && return
    local names=("${missing[@]%% *}") sudo=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            say "these packages are missing, and there is no sudo to install them with; as root, run"
            say "    apt-get install --no-install-recommends ${names[*]%%|*}"
            exit 1
        fi
        sudo=(sudo)
        say "sudo may ask for your password: installing packages writes to the system"
    fi
    say "installing what is needed and this system lacks: ${names[*]%%|*}"
    "${sudo[@]}" apt-get update -qq || say "the package lists could not be renewed; trying with those that are here"
    local chosen=()
    for entry in "${missing[@]}"; do chosen+=("$(choose "$entry")"); done
    if ! "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${chosen[@]}" >&2; then
        say "installing failed: the lines above say why. Inferograph needs Debian 12, Ubuntu 24.04 or newer."
        exit 1
    fi
}

# Without a package manager to ask, what matters is whether the tools are there; CMake names missing libraries.
tools_present() {
    local tool
    for tool in cmake ninja c++; do command -v "$tool" >/dev/null || return 1; done
}

# How far the build whose log this is has come, on one line of the terminal, for as long as this shell lives.
show_progress() {
    local step
    while sleep 0.3 && kill -0 $$ 2>/dev/null; do
        step=$(tail -n 1 "$1" | grep -oE '^\[[0-9]+/[0-9]+\] (Building|Linking|Automatic)' | grep -oE '[0-9]+/[0-9]+') || continue
        printf '\rinferograph: building %s ' "$step" >&2
    done
}

# build PRESET [TARGET...]: configures once, then builds; silent where nothing is to be done.
build() {
    local preset=$1 progress='' result=0
    shift
    local dir=$root/build/$preset
    mkdir -p "$dir"
    if [ ! -f "$dir/build.ninja" ]; then
        say "configuring ($preset)"
        if ! (cd "$root" && cmake --preset "$preset" >"$dir/configure.log" 2>&1); then
            cat "$dir/configure.log" >&2
            tools_present || name_packages_elsewhere
            say "configuring failed: the lines above say what is missing"
            exit 1
        fi
    fi
    : >"$dir/build.log"
    if [ -t 2 ]; then
        show_progress "$dir/build.log" &
        progress=$!
    fi
    (cd "$root" && cmake --build --preset "$preset" ${1:+--target "$@"} >"$dir/build.log" 2>&1) || result=$?
    if [ -n "$progress" ]; then
        kill "$progress" 2>/dev/null || true
        wait "$progress" 2>/dev/null || true
        printf '\r\033[K' >&2
    fi
    if [ "$result" -ne 0 ]; then
        grep -vE '^\[[0-9]+/[0-9]+\] (Building|Automatic|Linking|Re-checking)' "$dir/build.log" >&2 || true
        say "the build failed; all of it is in build/$preset/build.log"
        exit 1
    fi
}
