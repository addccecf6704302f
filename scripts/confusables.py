#!/usr/bin/env python3
"""Writes server/domain/people/confusables.ts: which characters look like which others (Unicode Technical Standard 39).

The data are those of ICU, read from its library by `uspoof_getSkeleton`; no file of Unicode is needed. Run it again when a
newer ICU is at hand:  python3 scripts/confusables.py [path of libicui18n] (Debian: package libicu72, Unicode 15.0)
"""

import ctypes
import glob
import os
import re
import sys
import unicodedata

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
library = sys.argv[1] if len(sys.argv) > 1 else sorted(glob.glob('/usr/lib/*/libicui18n.so.*'))[0]
version = re.search(r'\.so\.(\d+)', library).group(1)
icu = ctypes.CDLL(library)
common = ctypes.CDLL(library.replace('icui18n', 'icuuc'))


def function(name, result, lib=icu):
    found = getattr(lib, f'{name}_{version}')
    found.restype = result
    return found


error = ctypes.c_int(0)
checker = function('uspoof_open', ctypes.c_void_p)(ctypes.byref(error))
skeleton_of = function('uspoof_getSkeletonUTF8', ctypes.c_int32)
unicode_version = (ctypes.c_uint8 * 4)()
function('u_getUnicodeVersion', None, common)(unicode_version)


def skeleton(text):
    given = text.encode()
    room = ctypes.create_string_buffer(256)
    status = ctypes.c_int(0)
    length = skeleton_of(
        ctypes.c_void_p(checker), 0, given, ctypes.c_int32(len(given)), room, ctypes.c_int32(256), ctypes.byref(status)
    )
    if status.value > 0:
        raise RuntimeError(f'ICU refuses {text!r}: {status.value}')
    return room.raw[:length].decode()


# Names are compared in NFKC, so only characters that NFKC keeps can occur; of those only the ones that look like others.
lookalikes = {}
for code in range(sys.maxunicode + 1):
    character = chr(code)
    if 0xD800 <= code < 0xE000 or unicodedata.category(character) in ('Cc', 'Cf', 'Co'):
        continue
    if unicodedata.normalize('NFKC', character) != character:
        continue
    decomposed = unicodedata.normalize('NFD', character)
    # A character with a decomposition is compared by its parts, each of which has an entry of its own.
    if len(decomposed) > 1:
        continue
    shape = skeleton(character)
    if shape != decomposed:
        lookalikes.setdefault(shape, []).append(code)


def hexes(codes):
    return ' '.join(f'{code:x}' for code in codes)


lines = sorted(f'{hexes(map(ord, shape))}={hexes(codes)}' for shape, codes in lookalikes.items())
target = os.path.join(root, 'server', 'domain', 'people', 'confusables.ts')
with open(target, 'w') as file:
    number = '.'.join(str(part) for part in unicode_version[:2])
    file.write(f'''// Made by scripts/confusables.py from the data of ICU {version}, Unicode {number} (Unicode License v3). Do not edit.

/** A line a shape: what it is drawn like, then the characters that are drawn like it; code points in hexadecimal. */
export const confusables = `
''')
    file.write('\n'.join(lines))
    file.write('\n`;\n')
print(f'{sum(map(len, lookalikes.values()))} characters, {len(lines)} shapes, Unicode {number}, {os.path.getsize(target)} bytes')
