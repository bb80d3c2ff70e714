import Localisation

/// The sentences that tell changes.
enum DifferenceWords {
    static let forCase: LocalizedText = [
        .nb: " for {case}", .nn: " for {case}", .sv: " för {case}", .fi: ", kun {case}", .en: " for {case}",
    ]
    static let replaced: LocalizedText = LocalizedText(verbatim: "{before} → {after}")
    static let aspectReplaced: LocalizedText = LocalizedText(verbatim: "{aspect}: {before} → {after}")
    static let aspectAdded: LocalizedText = [
        .nb: "{aspect}: {after} (nytt)", .nn: "{aspect}: {after} (nytt)", .sv: "{aspect}: {after} (nytt)", .fi: "{aspect}: {after} (uusi)",
        .en: "{aspect}: {after} (new)",
    ]
    static let aspectRemoved: LocalizedText = [
        .nb: "{aspect}: {before} (fjernet)", .nn: "{aspect}: {before} (fjerna)", .sv: "{aspect}: {before} (borttaget)",
        .fi: "{aspect}: {before} (poistettu)", .en: "{aspect}: {before} (removed)",
    ]
    static let added: LocalizedText = [.nb: "lagt til", .nn: "lagt til", .sv: "tillagt", .fi: "lisätty", .en: "added"]
    static let removed: LocalizedText = [.nb: "fjernet", .nn: "fjerna", .sv: "borttaget", .fi: "poistettu", .en: "removed"]
    static let addedWith: LocalizedText = [
        .nb: "lagt til: {after}", .nn: "lagt til: {after}", .sv: "tillagt: {after}", .fi: "lisätty: {after}", .en: "added: {after}",
    ]
    static let removedWith: LocalizedText = [
        .nb: "fjernet: {before}", .nn: "fjerna: {before}", .sv: "borttaget: {before}", .fi: "poistettu: {before}", .en: "removed: {before}",
    ]
    static let nowWas: LocalizedText = [
        .nb: "nå {after}, var {before}", .nn: "no {after}, var {before}", .sv: "nu {after}, var {before}", .fi: "nyt {after}, oli {before}",
        .en: "now {after}, was {before}",
    ]
    static let holdsNow: LocalizedText = [.nb: "nå {aspect}", .nn: "no {aspect}", .sv: "nu {aspect}", .fi: "nyt {aspect}", .en: "now {aspect}"]
    static let holdsNoLonger: LocalizedText = [
        .nb: "ikke lenger {aspect}", .nn: "ikkje lenger {aspect}", .sv: "inte längre {aspect}", .fi: "ei enää {aspect}",
        .en: "no longer {aspect}",
    ]
    static let onlyDiffers: LocalizedText = [
        .nb: "bare dette er annerledes: {pieces}", .nn: "berre dette er annleis: {pieces}", .sv: "bara detta skiljer sig: {pieces}",
        .fi: "vain tämä on toisin: {pieces}", .en: "only this differs: {pieces}",
    ]
    static let looser: LocalizedText = [
        .nb: "for seg løsere: det som besto, består fortsatt", .nn: "for seg lausare: det som bestod, består framleis",
        .sv: "i sig lösare: det som godkändes godkänns fortfarande", .fi: "sellaisenaan väljempi: mikä läpäisi, läpäisee yhä",
        .en: "looser by itself: what passed passes still",
    ]
    static let stricter: LocalizedText = [
        .nb: "for seg strengere: det som ikke besto, består fortsatt ikke", .nn: "for seg strengare: det som ikkje bestod, består framleis ikkje",
        .sv: "i sig strängare: det som underkändes underkänns fortfarande", .fi: "sellaisenaan tiukempi: mikä ei läpäissyt, ei läpäise vieläkään",
        .en: "stricter by itself: what failed fails still",
    ]
    static let nowRefuses: LocalizedText = [
        .nb: "brudd gjør nå at søknaden ikke er støtteberettiget", .nn: "brot gjer no at søknaden ikkje er støtteberettiga",
        .sv: "den som inte uppfyller den är nu inte stödberättigad", .fi: "täyttämättä jääminen tekee nyt hakemuksesta kelpaamattoman",
        .en: "failing it now makes an application not eligible",
    ]
    static let refusesNoLonger: LocalizedText = [
        .nb: "brudd gjør ikke lenger at søknaden ikke er støtteberettiget", .nn: "brot gjer ikkje lenger at søknaden ikkje er støtteberettiga",
        .sv: "den som inte uppfyller den är inte längre av det skälet ej stödberättigad",
        .fi: "täyttämättä jääminen ei enää tee hakemuksesta kelpaamatonta", .en: "failing it no longer makes an application not eligible",
    ]
    static let since: LocalizedText = [
        .nb: "{change} fra {from}", .nn: "{change} frå {from}", .sv: "{change} från {from}", .fi: "{change} alkaen {from}",
        .en: "{change} from {from}",
    ]
    static let until: LocalizedText = [
        .nb: "{change} til og med {until}", .nn: "{change} til og med {until}", .sv: "{change} till och med {until}", .fi: "{change} {until} asti",
        .en: "{change} until {until}",
    ]
    static let between: LocalizedText = [
        .nb: "{change} fra {from} til og med {until}", .nn: "{change} frå {from} til og med {until}",
        .sv: "{change} från {from} till och med {until}", .fi: "{change} {from}–{until}", .en: "{change} from {from} until {until}",
    ]
    static let noValue: LocalizedText = [
        .nb: "ingen verdi", .nn: "ingen verdi", .sv: "inget värde", .fi: "ei arvoa", .en: "no value",
    ]
    static let becameTable: LocalizedText = [
        .nb: "nå en beslutningstabell, var én verdi ({before})", .nn: "no ein avgjerdstabell, var éin verdi ({before})",
        .sv: "nu en beslutstabell, var ett enda värde ({before})", .fi: "nyt päätöstaulu, oli yksi arvo ({before})",
        .en: "now a decision table, was one value ({before})",
    ]
    static let becameValue: LocalizedText = [
        .nb: "nå én verdi ({after}), var en beslutningstabell", .nn: "no éin verdi ({after}), var ein avgjerdstabell",
        .sv: "nu ett enda värde ({after}), var en beslutstabell", .fi: "nyt yksi arvo ({after}), oli päätöstaulu",
        .en: "now one value ({after}), was a decision table",
    ]
    static let order: LocalizedText = [
        .nb: "radenes rekkefølge er endret", .nn: "rekkjefølgja til radene er endra", .sv: "radernas ordning är ändrad",
        .fi: "rivien järjestys on muuttunut", .en: "the order of the rows changed",
    ]
    static let reworded: LocalizedText = [
        .nb: "{aspect} omformulert ({languages}): {before} → {after}", .nn: "{aspect} omformulert ({languages}): {before} → {after}",
        .sv: "{aspect} omformulerad ({languages}): {before} → {after}", .fi: "{aspect} muotoiltu uudelleen ({languages}): {before} → {after}",
        .en: "{aspect} reworded ({languages}): {before} → {after}",
    ]
}
