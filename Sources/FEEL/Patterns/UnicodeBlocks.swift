/// The blocks of Unicode 14, by the names that XML Schema's `\p{IsName}` gives them: block names without blanks.
enum UnicodeBlocks {
    /// Name and first code point of each block, and the last where no other block follows at once.
    private static let table = """
        BasicLatin:0 Latin-1Supplement:80 LatinExtended-A:100 LatinExtended-B:180 IPAExtensions:250 SpacingModifierLetters:2B0 \
        CombiningDiacriticalMarks:300 GreekandCoptic:370 Cyrillic:400 CyrillicSupplement:500 Armenian:530 Hebrew:590 Arabic:600 Syriac:700 \
        ArabicSupplement:750 Thaana:780 NKo:7C0 Samaritan:800 Mandaic:840 SyriacSupplement:860 ArabicExtended-B:870 ArabicExtended-A:8A0 \
        Devanagari:900 Bengali:980 Gurmukhi:A00 Gujarati:A80 Oriya:B00 Tamil:B80 Telugu:C00 Kannada:C80 Malayalam:D00 Sinhala:D80 Thai:E00 \
        Lao:E80 Tibetan:F00 Myanmar:1000 Georgian:10A0 HangulJamo:1100 Ethiopic:1200 EthiopicSupplement:1380 Cherokee:13A0 \
        UnifiedCanadianAboriginalSyllabics:1400 Ogham:1680 Runic:16A0 Tagalog:1700 Hanunoo:1720 Buhid:1740 Tagbanwa:1760 Khmer:1780 \
        Mongolian:1800 UnifiedCanadianAboriginalSyllabicsExtended:18B0 Limbu:1900 TaiLe:1950 NewTaiLue:1980 KhmerSymbols:19E0 Buginese:1A00 \
        TaiTham:1A20 CombiningDiacriticalMarksExtended:1AB0 Balinese:1B00 Sundanese:1B80 Batak:1BC0 Lepcha:1C00 OlChiki:1C50 \
        CyrillicExtended-C:1C80 GeorgianExtended:1C90 SundaneseSupplement:1CC0 VedicExtensions:1CD0 PhoneticExtensions:1D00 \
        PhoneticExtensionsSupplement:1D80 CombiningDiacriticalMarksSupplement:1DC0 LatinExtendedAdditional:1E00 GreekExtended:1F00 \
        GeneralPunctuation:2000 SuperscriptsandSubscripts:2070 CurrencySymbols:20A0 CombiningDiacriticalMarksforSymbols:20D0 \
        LetterlikeSymbols:2100 NumberForms:2150 Arrows:2190 MathematicalOperators:2200 MiscellaneousTechnical:2300 ControlPictures:2400 \
        OpticalCharacterRecognition:2440 EnclosedAlphanumerics:2460 BoxDrawing:2500 BlockElements:2580 GeometricShapes:25A0 \
        MiscellaneousSymbols:2600 Dingbats:2700 MiscellaneousMathematicalSymbols-A:27C0 SupplementalArrows-A:27F0 BraillePatterns:2800 \
        SupplementalArrows-B:2900 MiscellaneousMathematicalSymbols-B:2980 SupplementalMathematicalOperators:2A00 \
        MiscellaneousSymbolsandArrows:2B00 Glagolitic:2C00 LatinExtended-C:2C60 Coptic:2C80 GeorgianSupplement:2D00 Tifinagh:2D30 \
        EthiopicExtended:2D80 CyrillicExtended-A:2DE0 SupplementalPunctuation:2E00 CJKRadicalsSupplement:2E80 KangxiRadicals:2F00-2FDF \
        IdeographicDescriptionCharacters:2FF0 CJKSymbolsandPunctuation:3000 Hiragana:3040 Katakana:30A0 Bopomofo:3100 \
        HangulCompatibilityJamo:3130 Kanbun:3190 BopomofoExtended:31A0 CJKStrokes:31C0 KatakanaPhoneticExtensions:31F0 \
        EnclosedCJKLettersandMonths:3200 CJKCompatibility:3300 CJKUnifiedIdeographsExtensionA:3400 YijingHexagramSymbols:4DC0 \
        CJKUnifiedIdeographs:4E00 YiSyllables:A000 YiRadicals:A490 Lisu:A4D0 Vai:A500 CyrillicExtended-B:A640 Bamum:A6A0 \
        ModifierToneLetters:A700 LatinExtended-D:A720 SylotiNagri:A800 CommonIndicNumberForms:A830 Phags-pa:A840 Saurashtra:A880 \
        DevanagariExtended:A8E0 KayahLi:A900 Rejang:A930 HangulJamoExtended-A:A960 Javanese:A980 MyanmarExtended-B:A9E0 Cham:AA00 \
        MyanmarExtended-A:AA60 TaiViet:AA80 MeeteiMayekExtensions:AAE0 EthiopicExtended-A:AB00 LatinExtended-E:AB30 CherokeeSupplement:AB70 \
        MeeteiMayek:ABC0 HangulSyllables:AC00 HangulJamoExtended-B:D7B0 HighSurrogates:D800 HighPrivateUseSurrogates:DB80 LowSurrogates:DC00 \
        PrivateUseArea:E000 CJKCompatibilityIdeographs:F900 AlphabeticPresentationForms:FB00 ArabicPresentationForms-A:FB50 \
        VariationSelectors:FE00 VerticalForms:FE10 CombiningHalfMarks:FE20 CJKCompatibilityForms:FE30 SmallFormVariants:FE50 \
        ArabicPresentationForms-B:FE70 HalfwidthandFullwidthForms:FF00 Specials:FFF0 LinearBSyllabary:10000 LinearBIdeograms:10080 \
        AegeanNumbers:10100 AncientGreekNumbers:10140 AncientSymbols:10190 PhaistosDisc:101D0-101FF Lycian:10280 Carian:102A0 \
        CopticEpactNumbers:102E0 OldItalic:10300 Gothic:10330 OldPermic:10350 Ugaritic:10380 OldPersian:103A0-103DF Deseret:10400 \
        Shavian:10450 Osmanya:10480 Osage:104B0 Elbasan:10500 CaucasianAlbanian:10530 Vithkuqi:10570-105BF LinearA:10600 \
        LatinExtended-F:10780-107BF CypriotSyllabary:10800 ImperialAramaic:10840 Palmyrene:10860 Nabataean:10880-108AF Hatran:108E0 \
        Phoenician:10900 Lydian:10920-1093F MeroiticHieroglyphs:10980 MeroiticCursive:109A0 Kharoshthi:10A00 OldSouthArabian:10A60 \
        OldNorthArabian:10A80-10A9F Manichaean:10AC0 Avestan:10B00 InscriptionalParthian:10B40 InscriptionalPahlavi:10B60 \
        PsalterPahlavi:10B80-10BAF OldTurkic:10C00-10C4F OldHungarian:10C80 HanifiRohingya:10D00-10D3F RumiNumeralSymbols:10E60 \
        Yezidi:10E80-10EBF OldSogdian:10F00 Sogdian:10F30 OldUyghur:10F70 Chorasmian:10FB0 Elymaic:10FE0 Brahmi:11000 Kaithi:11080 \
        SoraSompeng:110D0 Chakma:11100 Mahajani:11150 Sharada:11180 SinhalaArchaicNumbers:111E0 Khojki:11200-1124F Multani:11280 \
        Khudawadi:112B0 Grantha:11300-1137F Newa:11400 Tirhuta:11480-114DF Siddham:11580 Modi:11600 MongolianSupplement:11660 \
        Takri:11680-116CF Ahom:11700-1174F Dogra:11800-1184F WarangCiti:118A0 DivesAkuru:11900-1195F Nandinagari:119A0 ZanabazarSquare:11A00 \
        Soyombo:11A50 UnifiedCanadianAboriginalSyllabicsExtended-A:11AB0 PauCinHau:11AC0-11AFF Bhaiksuki:11C00 Marchen:11C70-11CBF \
        MasaramGondi:11D00 GunjalaGondi:11D60-11DAF Makasar:11EE0-11EFF LisuSupplement:11FB0 TamilSupplement:11FC0 Cuneiform:12000 \
        CuneiformNumbersandPunctuation:12400 EarlyDynasticCuneiform:12480-1254F Cypro-Minoan:12F90 EgyptianHieroglyphs:13000 \
        EgyptianHieroglyphFormatControls:13430-1343F AnatolianHieroglyphs:14400-1467F BamumSupplement:16800 Mro:16A40 Tangsa:16A70 \
        BassaVah:16AD0 PahawhHmong:16B00-16B8F Medefaidrin:16E40-16E9F Miao:16F00-16F9F IdeographicSymbolsandPunctuation:16FE0 Tangut:17000 \
        TangutComponents:18800 KhitanSmallScript:18B00 TangutSupplement:18D00-18D7F KanaExtended-B:1AFF0 KanaSupplement:1B000 \
        KanaExtended-A:1B100 SmallKanaExtension:1B130 Nushu:1B170-1B2FF Duployan:1BC00 ShorthandFormatControls:1BCA0-1BCAF \
        ZnamennyMusicalNotation:1CF00-1CFCF ByzantineMusicalSymbols:1D000 MusicalSymbols:1D100 AncientGreekMusicalNotation:1D200-1D24F \
        MayanNumerals:1D2E0 TaiXuanJingSymbols:1D300 CountingRodNumerals:1D360-1D37F MathematicalAlphanumericSymbols:1D400 \
        SuttonSignWriting:1D800-1DAAF LatinExtended-G:1DF00 GlagoliticSupplement:1E000-1E02F NyiakengPuachueHmong:1E100-1E14F Toto:1E290 \
        Wancho:1E2C0-1E2FF EthiopicExtended-B:1E7E0 MendeKikakui:1E800-1E8DF Adlam:1E900-1E95F IndicSiyaqNumbers:1EC70-1ECBF \
        OttomanSiyaqNumbers:1ED00-1ED4F ArabicMathematicalAlphabeticSymbols:1EE00-1EEFF MahjongTiles:1F000 DominoTiles:1F030 \
        PlayingCards:1F0A0 EnclosedAlphanumericSupplement:1F100 EnclosedIdeographicSupplement:1F200 MiscellaneousSymbolsandPictographs:1F300 \
        Emoticons:1F600 OrnamentalDingbats:1F650 TransportandMapSymbols:1F680 AlchemicalSymbols:1F700 GeometricShapesExtended:1F780 \
        SupplementalArrows-C:1F800 SupplementalSymbolsandPictographs:1F900 ChessSymbols:1FA00 SymbolsandPictographsExtended-A:1FA70 \
        SymbolsforLegacyComputing:1FB00-1FBFF CJKUnifiedIdeographsExtensionB:20000-2A6DF CJKUnifiedIdeographsExtensionC:2A700 \
        CJKUnifiedIdeographsExtensionD:2B740 CJKUnifiedIdeographsExtensionE:2B820 CJKUnifiedIdeographsExtensionF:2CEB0-2EBEF \
        CJKCompatibilityIdeographsSupplement:2F800-2FA1F CJKUnifiedIdeographsExtensionG:30000-3134F Tags:E0000-E007F \
        VariationSelectorsSupplement:E0100-E01EF SupplementaryPrivateUseArea-A:F0000 SupplementaryPrivateUseArea-B:100000-10FFFF \

        """

    static let ranges: [String: ClosedRange<UInt32>] = {
        var blocks: [(name: Substring, first: UInt32, last: UInt32?)] = []
        for entry in table.split(separator: " ") {
            let parts = entry.split(separator: ":")
            let ends = parts.last?.split(separator: "-").compactMap { UInt32($0, radix: 16) } ?? []
            if let name = parts.first, let first = ends.first { blocks.append((name, first, ends.count > 1 ? ends[1] : nil)) }
        }
        var ranges: [String: ClosedRange<UInt32>] = [:]
        for (place, block) in blocks.enumerated() {
            let next = place + 1 < blocks.count ? blocks[place + 1].first - 1 : 0x10FFFF
            ranges[String(block.name)] = block.first...(block.last ?? next)
        }
        // Names of the Unicode version that XML Schema began with.
        ranges["Greek"] = ranges["GreekandCoptic"]
        ranges["CombiningMarksforSymbols"] = ranges["CombiningDiacriticalMarksforSymbols"]
        ranges["PrivateUse"] = ranges["PrivateUseArea"]
        return ranges
    }()
}
