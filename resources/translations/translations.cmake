# SPDX-FileCopyrightText: 2026 The Inferograph authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# inferograph_translations: every inferograph_LANGUAGE.ts here, compiled, as the resource :/translations. lrelease is
# looked for by itself, for Qt6LinguistTools would bring Designer; without it the window speaks English.
find_program(LRELEASE NAMES lrelease lrelease-qt6 lrelease6
    HINTS ${QT6_INSTALL_PREFIX}/${QT6_INSTALL_BINS} /usr/lib/qt6/bin /usr/lib64/qt6/bin /opt/homebrew/opt/qt/bin)

function(compile_translations out)
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/resources/translations/*.ts)
    foreach(source ${sources})
        cmake_path(GET source STEM name)
        set(compiled ${CMAKE_BINARY_DIR}/translations/${name}.qm)
        add_custom_command(OUTPUT ${compiled}
            COMMAND ${LRELEASE} -silent ${source} -qm ${compiled}
            DEPENDS ${source} VERBATIM)
        set_source_files_properties(${compiled} PROPERTIES QT_RESOURCE_ALIAS ${name}.qm)
        list(APPEND all ${compiled})
    endforeach()
    set(${out} ${all} PARENT_SCOPE)
endfunction()

if(LRELEASE)
    file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/translations)
    compile_translations(compiled_translations)
    add_library(inferograph_translations OBJECT)
    qt_add_resources(inferograph_translations translations PREFIX /translations FILES ${compiled_translations})
    target_link_libraries(inferograph_translations PRIVATE Qt6::Core)
else()
    message(WARNING "There is no lrelease, so the window will be in English only (Debian: qt6-l10n-tools).")
    add_library(inferograph_translations INTERFACE)
endif()
