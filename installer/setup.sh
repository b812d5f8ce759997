# Shared by run and test: a Python, a virtual environment in .venv, and the system libraries of Qt.
# Sourced, never run. It sets root and python.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv="$root/.venv"
python="$venv/bin/python"

say() { printf '%s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 2; }

find_python() {
    local name
    for name in python3.13 python3.12 python3.11 python3 python; do
        if command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2])' 2>/dev/null; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

# What the environment is made from; when it is the same as the last time, nothing is to do.
wanted() {
    "$1" -c 'import sys; print(sys.version)'
    cat "$root/pyproject.toml" "$(lock_of "$2")"
    printf '%s\n' "$root"
}

# requirements.lock pins what Rampath runs with, installer/work.lock what it is worked on with, too.
lock_of() {
    if [ "$1" = run ]; then echo "$root/requirements.lock"; else echo "$root/installer/work.lock"; fi
}

# set_up run|work: make .venv hold what the lock pins.
set_up() {
    local kind=$1 base stamp now each
    base=$(find_python) || stop "Rampath needs Python 3.11 or later; install it and run this again."
    now=$(wanted "$base" "$kind" | cksum)
    for each in "$kind" work; do
        stamp="$venv/rampath-$each.stamp"
        if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(wanted "$base" "$each" | cksum)" ] && [ -x "$python" ]; then
            return 0
        fi
    done
    say "Setting up $venv with $("$base" --version) (the first time takes a minute or two) ..."
    rm -f "$venv"/rampath-*.stamp
    if ! { [ -x "$python" ] && "$python" -c 'import pip' >/dev/null 2>&1 &&
        [ "$("$python" -c 'import sys; print(sys.version)')" = "$("$base" -c 'import sys; print(sys.version)')" ]; }; then
        rm -rf "$venv"
        "$base" -m venv "$venv" >/dev/null 2>&1 || stop "Python's venv module is missing; on Debian and Ubuntu: apt install python3-venv."
    fi
    say "Installing the pinned packages ..."
    "$python" -m pip install --quiet --disable-pip-version-check --require-hashes --no-warn-script-location \
        -r "$(lock_of "$kind")" ||
        stop "The packages could not be installed; check that the package index can be reached, and run this again."
    "$python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e "$root" ||
        stop "Rampath itself could not be installed into $venv; the message above says why."
    printf '%s\n' "$now" >"$venv/rampath-$kind.stamp"
}

# Debian's packages by the library that Qt asks for.
package_of() {
    case $1 in
    libEGL.so.*) echo libegl1 ;;
    libGL.so.* | libOpenGL.so.*) echo libgl1 libopengl0 ;;
    libGLX.so.*) echo libglx0 ;;
    libdbus-1.so.*) echo libdbus-1-3 ;;
    libfontconfig.so.*) echo libfontconfig1 ;;
    libfreetype.so.*) echo libfreetype6 ;;
    libglib-2.0.so.* | libgthread-2.0.so.*) echo libglib2.0-0 ;;
    libxkbcommon-x11.so.*) echo libxkbcommon-x11-0 ;;
    libxkbcommon.so.*) echo libxkbcommon0 ;;
    libxcb-cursor.so.*) echo libxcb-cursor0 ;;
    libxcb-icccm.so.*) echo libxcb-icccm4 ;;
    libxcb-keysyms.so.*) echo libxcb-keysyms1 ;;
    libxcb-image.so.*) echo libxcb-image0 ;;
    libxcb-render-util.so.*) echo libxcb-render-util0 ;;
    libxcb-render.so.*) echo libxcb-render0 ;;
    libxcb-shape.so.*) echo libxcb-shape0 ;;
    libxcb-shm.so.*) echo libxcb-shm0 ;;
    libxcb-randr.so.*) echo libxcb-randr0 ;;
    libxcb-sync.so.*) echo libxcb-sync1 ;;
    libxcb-xfixes.so.*) echo libxcb-xfixes0 ;;
    libxcb-xkb.so.*) echo libxcb-xkb1 ;;
    libxcb-util.so.*) echo libxcb-util1 ;;
    libxcb.so.*) echo libxcb1 ;;
    libX11-xcb.so.*) echo libx11-xcb1 ;;
    libX11.so.*) echo libx11-6 ;;
    libSM.so.*) echo libsm6 ;;
    libICE.so.*) echo libice6 ;;
    libz.so.*) echo zlib1g ;;
    *) echo "$1" ;;
    esac
}

# The packages of the libraries that Qt's own libraries and its window plugin do not find.
missing_libraries() {
    command -v ldd >/dev/null 2>&1 || return 0
    local qt library
    qt=$("$python" -c 'import importlib.util, pathlib; print(pathlib.Path(importlib.util.find_spec("PySide6").origin).parent)' 2>/dev/null) || return 0
    { ldd "$qt/QtWidgets.abi3.so" "$qt/QtPrintSupport.abi3.so" "$qt/Qt/plugins/platforms/libqxcb.so" 2>/dev/null || true; } |
        awk '/not found/ && $1 !~ /^libQt6|^libpyside|^libshiboken/ {print $1}' | sort -u |
        while read -r library; do package_of "$library"; done | tr ' ' '\n' | sort -u
    if command -v fc-list >/dev/null 2>&1; then
        [ -n "$(fc-list 2>/dev/null | head -1)" ] || echo fonts-dejavu-core
    elif [ ! -d /usr/share/fonts/truetype ]; then
        echo fonts-dejavu-core
    fi
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
    command -v apt-get >/dev/null 2>&1 && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

set_up_libraries() {
    [ "$(uname -s)" = Linux ] || return 0
    local missing
    missing=$(missing_libraries | tr '\n' ' ')
    missing=${missing% }
    [ -n "$missing" ] || return 0
    if may_install; then
        say "Installing the system libraries that Qt needs: $missing ..."
        as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null 2>&1 || true
        # shellcheck disable=SC2086 # the names are words on purpose
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1 || true
        missing=$(missing_libraries | tr '\n' ' ')
        missing=${missing% }
    fi
    [ -z "$missing" ] || say "Qt lacks system libraries; ask your administrator to install: $missing." >&2
}
