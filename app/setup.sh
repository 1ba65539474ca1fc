# SPDX-FileCopyrightText: 2026 The Inferograph authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What app/run and tests/run share: install what is missing, configure, build. Sourced, never run.

# One entry a package; `a|b` is the first that the system offers (names differ between releases).
build_packages=(g++ cmake ninja-build ccache mold qt6-base-dev qt6-charts-dev 'libqt6opengl6-dev|qt6-base-dev'
    libgl-dev 'libllhttp-dev|node-llhttp' libsimdjson-dev)
run_packages=('libqt6sql6-sqlite|qt6-base-dev' 'libqt6svg6|qt6-svg-plugins' fonts-dejavu-core)
test_packages=(python3 ca-certificates)

say() { printf '%s\n' "inferograph: $*" >&2; }

installed() { dpkg-query -W -f '${db:Status-Abbrev}\n' "$1" 2>/dev/null | grep -q '^ii'; }

offered() { [ -n "$(apt-cache policy "$1" 2>/dev/null | sed -n 's/^  Candidate: //p' | grep -v '^(none)$')" ]; }

# The first installed alternative, else the first offered one.
choose() {
    local alternatives=() name
    IFS='|' read -ra alternatives <<<"$1"
    for name in "${alternatives[@]}"; do installed "$name" && { printf '%s' "$name"; return; }; done
    for name in "${alternatives[@]}"; do offered "$name" && { printf '%s' "$name"; return; }; done
    printf '%s' "${alternatives[0]}"
}

name_packages_elsewhere() {
    say "this system has no apt, so install what is missing yourself and start again:"
    cat >&2 <<'LIST'
  Fedora:   sudo dnf install gcc-c++ cmake ninja-build ccache mold qt6-qtbase-devel qt6-qtcharts-devel qt6-qtsvg simdjson-devel llhttp-devel
  Arch:     sudo pacman -S --needed gcc cmake ninja ccache mold qt6-base qt6-charts qt6-svg simdjson llhttp
  macOS:    brew install cmake ninja ccache qt simdjson llhttp
LIST
}

# Installs the named packages that are not there yet. Touches neither the network nor sudo when none is missing.
install_missing() {
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        tools_present && return
        name_packages_elsewhere
        exit 1
    fi
    local missing=() entry name found
    for entry in "$@"; do
        found=
        IFS='|' read -ra names <<<"$entry"
        for name in "${names[@]}"; do installed "$name" && found=1 && break; done
        [ -n "$found" ] || missing+=("$entry")
    done
    [ ${#missing[@]} -eq 0 ] && return
    local sudo=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || { say "these packages are missing, and there is no sudo to install them with: ${missing[*]}"; exit 1; }
        sudo=sudo
    fi
    say "installing what the build needs and this system lacks${sudo:+ (with sudo, to write to the system)}: ${missing[*]}"
    $sudo apt-get update -qq
    local chosen=()
    for entry in "${missing[@]}"; do chosen+=("$(choose "$entry")"); done
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${chosen[@]}" >&2
}

# Without a package manager to ask, what matters is whether the tools are there; CMake names missing libraries.
tools_present() {
    local tool
    for tool in cmake ninja c++; do command -v "$tool" >/dev/null || return 1; done
}

# build PRESET [TARGET...]: configures once, then builds; quiet unless something is to be done or fails.
build() {
    local preset=$1
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
    # A start that finds everything built has nothing to say; a build shows its progress.
    if ! (cd "$root" && cmake --build --preset "$preset" ${1:+--target "$@"} >"$dir/build.log" 2>&1); then
        grep -vE '^\[[0-9]+/[0-9]+\] (Building|Automatic|Linking|Re-checking)' "$dir/build.log" >&2 || true
        say "the build failed; all of it is in build/$preset/build.log"
        exit 1
    fi
}
