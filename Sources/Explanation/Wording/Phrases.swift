import FEEL
import Localisation

/// Sentence patterns in which names stand uninflected: Finnish has them after `kuin`, after a colon, or as a subject.
enum Phrases {
    // MARK: Comparisons

    static let differsBy: LocalizedText = [
        .nb: "{a} er {d} {more} enn {b}", .nn: "{a} er {d} {more} enn {b}", .sv: "{a} är {d} {more} än {b}",
        .fi: "{a} on {d} {more} kuin {b}", .en: "{a} is {more} than {b} by {d}",
    ]
    static let differs: LocalizedText = [
        .nb: "{a} er {more} enn {b}", .nn: "{a} er {more} enn {b}", .sv: "{a} är {more} än {b}",
        .fi: "{a} on {more} kuin {b}", .en: "{a} is {more} than {b}",
    ]
    static let equalButMust: LocalizedText = [
        .nb: "{a} er det samme som {b}, men må være {more}", .nn: "{a} er det same som {b}, men må vere {more}",
        .sv: "{a} är lika med {b}, men måste vara {more}", .fi: "{a} on sama kuin {b}, mutta pitäisi olla {more}",
        .en: "{a} is equal to {b}, but must be {more}",
    ]
    static let mustBeSame: LocalizedText = [
        .nb: ", men de skal være like", .nn: ", men dei skal vere like", .sv: ", men de ska vara lika",
        .fi: ", mutta niiden pitäisi olla samat", .en: ", but they must be equal",
    ]
    static let unequal: LocalizedText = [
        .nb: "{a} er ikke {b}", .nn: "{a} er ikkje {b}", .sv: "{a} är inte {b}", .fi: "{a} ei ole {b}", .en: "{a} is not {b}",
    ]
    static let same: LocalizedText = [
        .nb: "{a} er {b}", .nn: "{a} er {b}", .sv: "{a} är {b}", .fi: "{a} on {b}", .en: "{a} is {b}",
    ]
    static let forbidden: LocalizedText = [
        .nb: ", og det er ikke tillatt", .nn: ", og det er ikkje tillate", .sv: ", vilket inte är tillåtet",
        .fi: ", mikä ei ole sallittua", .en: ", which is not allowed",
    ]
    static let absent: LocalizedText = [
        .nb: "{a} mangler", .nn: "{a} manglar", .sv: "{a} saknas", .fi: "{a} puuttuu", .en: "{a} is missing",
    ]
    static let absentButNeeded: LocalizedText = [
        .nb: "{a} mangler, men skal være {b}", .nn: "{a} manglar, men skal vere {b}", .sv: "{a} saknas, men ska vara {b}",
        .fi: "{a} puuttuu, mutta pitäisi olla {b}", .en: "{a} is missing, but must be {b}",
    ]
    static let given: LocalizedText = [
        .nb: "feltet {a} er fylt ut, men skal være tomt", .nn: "feltet {a} er fylt ut, men skal vere tomt",
        .sv: "fältet {a} är ifyllt, men ska vara tomt", .fi: "kohta {a} on täytetty, mutta sen pitäisi olla tyhjä",
        .en: "{a} is given, but must be empty",
    ]
    static let notEmpty: LocalizedText = [
        .nb: "{a}: ingen er tillatt, men det er {n}: {list}", .nn: "{a}: ingen er tillatne, men det er {n}: {list}",
        .sv: "{a}: inga är tillåtna, men det finns {n}: {list}", .fi: "{a}: yhtään ei sallita, mutta niitä on {n}: {list}",
        .en: "{a}: none is allowed, found {n}: {list}",
    ]
    static let among: LocalizedText = [
        .nb: "{a} er blant: {list}", .nn: "{a} er blant: {list}", .sv: "{a} finns bland: {list}",
        .fi: "{a} on joukossa: {list}", .en: "{a} is among: {list}",
    ]
    static let notAmong: LocalizedText = [
        .nb: "{a} er ikke blant: {list}", .nn: "{a} er ikkje blant: {list}", .sv: "{a} finns inte bland: {list}",
        .fi: "{a} ei ole joukossa: {list}", .en: "{a} is not among: {list}",
    ]
    static let inside: LocalizedText = [
        .nb: "{a} er mellom {b} og {c}", .nn: "{a} er mellom {b} og {c}", .sv: "{a} är mellan {b} och {c}",
        .fi: "{a} on välillä {b} – {c}", .en: "{a} is between {b} and {c}",
    ]
    static let inRange: LocalizedText = [
        .nb: "{a} er i intervallet {list}", .nn: "{a} er i intervallet {list}", .sv: "{a} är i intervallet {list}",
        .fi: "{a} on välillä {list}", .en: "{a} is in the range {list}",
    ]

    // MARK: Conditions

    static let answer: LocalizedText = [
        .nb: "{a}: {given}, men må være {needed}", .nn: "{a}: {given}, men må vere {needed}",
        .sv: "{a}: {given}, men måste vara {needed}", .fi: "{a}: {given}, mutta pitäisi olla {needed}",
        .en: "{a}: {given}, but must be {needed}",
    ]
    static let isTrue: LocalizedText = [
        .nb: "{a} stemmer{facts}", .nn: "{a} stemmer{facts}", .sv: "{a} stämmer{facts}", .fi: "{a} pitää paikkansa{facts}",
        .en: "{a} is true{facts}",
    ]
    static let isNotTrue: LocalizedText = [
        .nb: "{a} stemmer ikke{facts}", .nn: "{a} stemmer ikkje{facts}", .sv: "{a} stämmer inte{facts}",
        .fi: "{a} ei pidä paikkaansa{facts}", .en: "{a} is not true{facts}",
    ]
    static let isOfType: LocalizedText = [
        .nb: "{a} er av typen «{type}»", .nn: "{a} er av typen «{type}»", .sv: "{a} är av typen ”{type}”",
        .fi: "{a} on tyyppiä ”{type}”", .en: "{a} is of the type “{type}”",
    ]
    static let isNotOfType: LocalizedText = [
        .nb: "{a} er ikke av typen «{type}»", .nn: "{a} er ikkje av typen «{type}»", .sv: "{a} är inte av typen ”{type}”",
        .fi: "{a} ei ole tyyppiä ”{type}”", .en: "{a} is not of the type “{type}”",
    ]

    // MARK: Several

    static let and: LocalizedText = [.nb: "og", .nn: "og", .sv: "och", .fi: "ja", .en: "and"]
    static let or: LocalizedText = [.nb: "eller", .nn: "eller", .sv: "eller", .fi: "tai", .en: "or"]
    static let noAlternative: LocalizedText = [
        .nb: "ingen av mulighetene er oppfylt: {list}", .nn: "ingen av moglegheitene er oppfylte: {list}",
        .sv: "inget av alternativen är uppfyllt: {list}", .fi: "mikään vaihtoehto ei täyty: {list}",
        .en: "none of the alternatives holds: {list}",
    ]
    static let element: LocalizedText = [
        .nb: "for {name}: {text}", .nn: "for {name}: {text}", .sv: "för {name}: {text}", .fi: "kohdassa {name}: {text}",
        .en: "for {name}: {text}",
    ]
    static let more: LocalizedText = [
        .nb: "{n} til", .nn: "{n} til", .sv: "{n} till", .fi: "{n} muuta", .en: "{n} more",
    ]
    static let none: LocalizedText = [
        .nb: "{list}: ingen oppfyller {condition}", .nn: "{list}: ingen oppfyller {condition}",
        .sv: "{list}: ingen uppfyller {condition}", .fi: "{list}: mikään ei täytä ehtoa {condition}",
        .en: "{list}: none meets {condition}",
    ]
    static let all: LocalizedText = [
        .nb: "{list}: alle oppfyller {condition}", .nn: "{list}: alle oppfyller {condition}",
        .sv: "{list}: alla uppfyller {condition}", .fi: "{list}: kaikki täyttävät ehdon {condition}",
        .en: "{list}: all meet {condition}",
    ]

    // MARK: Undetermined

    static let missing: LocalizedText = [
        .nb: "kan ikke avgjøres; opplysninger som mangler: {list}", .nn: "kan ikkje avgjerast; opplysningar som manglar: {list}",
        .sv: "kan inte avgöras; uppgifter som saknas: {list}", .fi: "ei voida ratkaista; puuttuvat tiedot: {list}",
        .en: "cannot be decided; missing information: {list}",
    ]
    static let undecided: LocalizedText = [
        .nb: "kan ikke avgjøres: {text}", .nn: "kan ikkje avgjerast: {text}", .sv: "kan inte avgöras: {text}",
        .fi: "ei voida ratkaista: {text}", .en: "cannot be decided: {text}",
    ]
    static let hasNoValue: LocalizedText = [
        .nb: "kan ikke avgjøres; uten verdi: {a}", .nn: "kan ikkje avgjerast; utan verdi: {a}",
        .sv: "kan inte avgöras; utan värde: {a}", .fi: "ei voida ratkaista; ilman arvoa: {a}",
        .en: "cannot be decided; without a value: {a}",
    ]
    static let isNotBoolean: LocalizedText = [
        .nb: "kan ikke avgjøres; verken sant eller usant: {a}", .nn: "kan ikkje avgjerast; verken sant eller usant: {a}",
        .sv: "kan inte avgöras; varken sant eller falskt: {a}", .fi: "ei voida ratkaista; ei tosi eikä epätosi: {a}",
        .en: "cannot be decided; neither true nor false: {a}",
    ]
}
