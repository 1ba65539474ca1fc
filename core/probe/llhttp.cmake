# SPDX-FileCopyrightText: 2026 The Inferograph authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# llhttp, Node.js' HTTP/1.1 parser: the system's library where there is one (Fedora, Arch, Homebrew, newer
# Debian), else built from the C sources that Debian's and Ubuntu's node-llhttp package installs.
find_path(LLHTTP_INCLUDE_DIR llhttp.h PATH_SUFFIXES llhttp HINTS /usr/share/include)
find_library(LLHTTP_LIBRARY llhttp)
find_path(LLHTTP_SOURCE_DIR llhttp.c HINTS /usr/share/llhttp)
if(LLHTTP_INCLUDE_DIR AND LLHTTP_LIBRARY)
    add_library(llhttp UNKNOWN IMPORTED)
    set_target_properties(llhttp PROPERTIES
        IMPORTED_LOCATION ${LLHTTP_LIBRARY}
        INTERFACE_INCLUDE_DIRECTORIES ${LLHTTP_INCLUDE_DIR})
elseif(LLHTTP_INCLUDE_DIR AND LLHTTP_SOURCE_DIR)
    add_library(llhttp STATIC
        ${LLHTTP_SOURCE_DIR}/api.c ${LLHTTP_SOURCE_DIR}/http.c ${LLHTTP_SOURCE_DIR}/llhttp.c)
    set_target_properties(llhttp PROPERTIES AUTOMOC OFF AUTORCC OFF POSITION_INDEPENDENT_CODE ON)
    target_include_directories(llhttp SYSTEM PUBLIC ${LLHTTP_INCLUDE_DIR})
    target_compile_options(llhttp PRIVATE -O2 -w)
else()
    message(FATAL_ERROR "llhttp was not found. Install libllhttp-dev or node-llhttp (Debian, Ubuntu), "
        "llhttp-devel (Fedora) or llhttp (Arch, Homebrew).")
endif()
