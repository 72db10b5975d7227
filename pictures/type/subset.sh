#!/bin/sh
# Makes type.ttf, the letters that pictures need, of Charis SIL (Debian's package fonts-sil-charis; needs fonttools):
# pictures/type/subset.sh CharisSIL-Regular.ttf
# Under another name, as its licence asks for: the names "Charis" and "SIL" are reserved.
set -e
folder=$(dirname "$0")
pyftsubset "$1" --output-file="$folder/type.ttf" --unicodes="U+0020-007E,U+00A0-017F,U+2070-208E,U+03C3,U+2013,U+2014,U+2018-201E,U+2026,U+2211,U+2212,U+00D7" \
  --layout-features=kern,liga --name-IDs='' --no-hinting --desubroutinize --drop-tables+=Feat,Silf,Sill,Glat,Gloc,Silt
python3 - "$folder/type.ttf" <<'PYTHON'
import sys
from fontTools.ttLib import TTFont
font = TTFont(sys.argv[1])
for number, text in {
    0: "Copyright (c) 1997-2022, SIL International; the basic set (c) 1989-1992, Bitstream Inc. A subset, changed.",
    1: "One Neuron Type", 2: "Regular", 3: "One Neuron Type subset", 4: "One Neuron Type", 6: "OneNeuronType-Regular",
    13: "SIL Open Font License, version 1.1; see OFL.txt.", 14: "https://openfontlicense.org",
}.items():
    font["name"].setName(text, number, 3, 1, 0x409)
font.save(sys.argv[1])
PYTHON
