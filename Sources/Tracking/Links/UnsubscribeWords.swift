// How a link says that it is for unsubscribing, in the languages of our own page.

internal import Words

enum UnsubscribeWords {
    /// Returns whether a text says so.
    ///
    /// - Parameter text: in UTF-8 and lower case; that of ASCII letters does not matter.
    static func stand(in text: Span<UInt8>) -> Bool {
        var found: [Int] = []
        automaton.search(text) { word, end in
            if beginsWord(text, at: end - words[word].count) { found.append(word) }
        }
        if found.isEmpty { return false }
        return phrases.contains { $0.allSatisfy { found.contains($0) } }
    }

    /// Returns whether no letter stands before; a capital behind a small letter begins a word as well, as in names of
    /// elements. Chinese, Japanese and Korean don't mark their words.
    private static func beginsWord(_ text: Span<UInt8>, at start: Int) -> Bool {
        guard start > 0, text[start] < 0xE0 else { return true }
        let (before, first) = (text[start - 1], text[start])
        if before.isASCIILetter { return first < UInt8(ascii: "a") && before >= UInt8(ascii: "a") }
        return before < 0x80
    }

    /// Each the beginnings of the words that say it together, in any order.
    private static let phrases: [[Int]] = table.map { phrase in
        phrase.split(separator: "+").map { part in words.firstIndex { $0.elementsEqual(part.utf8) } ?? 0
        }
    }

    private static let words: [[UInt8]] = {
        var words: [[UInt8]] = []
        for part in table.lazy.flatMap({ $0.split(separator: "+") })
        where !words.contains(Array(part.utf8)) {
            words.append(Array(part.utf8))
        }
        return words
    }()

    private static let automaton = PatternAutomaton(words)

    private static let table: [String] = text.split(whereSeparator: { $0 == "," || $0.isNewline }).map { entry in
        String(entry.drop { $0 == " " })
    }

    /// A line or two for each language; `+` joins what must stand together.
    private static let text = """
        unsubscri, opt out, opt-out, optout, stop receiving, no longer receive, no longer wish to receive
        no longer want to receive, remove me from, cancel+subscription, leave+mailing list
        abmeld, abzumelden, abbestell, abzubestellen, austragen, auszutragen, nicht mehr erhalten
        nicht mehr empfangen, keine weiteren e-mails, keine weiteren mails, melde dich ab, melden sie sich ab
        newsletter+kündigen, newsletter+kuendigen, newsletter+abmelden
        désinscri, desinscri, désabonn, desabonn, ne plus recevoir, plus recevoir
        cancelar+suscripci, cancela+suscripci, cancele+suscripci, anular+suscripci, anula+suscripci, baja+suscripci
        darse de baja, darme de baja, darte de baja, dar de baja, date de baja, dese de baja, dése de baja
        baja de la lista, baja del bolet, desuscri, desubscri, dejar de recibir, no recibir m, no quiero recibir
        disiscri, annull+iscrizion, cancell+iscrizion, annull+l'iscrizion, cancell+l'iscrizion
        cancell+dalla newsletter, cancell+dalla lista, cancell+dalla mailing, non ricevere più, non ricevere piu
        afmeld, uitschrijv, uit te schrijven, af te melden, schrijf je uit, schrijf u uit, meld je af, meld u af
        niet meer ontvangen, nieuwsbrief+opzegg
        cancelar+inscri, cancele+inscri, cancelar+assinatura, cancelar+subscri, anular+subscri, remover+inscri
        descadastr, desinscrev, deixar de receber, não receber mais, nao receber mais, sair da lista
        wypisz, wypisać, wypisac, wypisani, zrezygnuj, rezygn+subskrypc, rezygn+newsletter, anuluj+subskrypc
        anulowa+subskrypc, wyrejestruj, odsubskryb, nie chcę otrzymywać
        avprenumer, avregistrer, avanmäl, avanmal, avbeställ, avmäl, avsluta+prenumeration, sluta prenumerera
        säg upp+prenumeration, säg upp+nyhetsbrev
        frameld, afslut+abonnement, stop+abonnement, opsig+nyhedsbrev, afmelde
        meld deg av, meld meg av, meld av, avmeld, avslutt+abonnement, stopp+abonnement
        odhlásit, odhlasit, odhlášení, odhlaseni, odhlaste, odhlaš, zruš+odběr, zrus+odber
        відпис, скасув+підписк, відмов+розсил, відмов+підписк, відмов+від розсил
        отпис, отказ+рассыл, отказ+подписк, отмен+подписк, не получать
        配信停止, 配信の停止, 配信を停止, 配信解除, 配信の解除, 配信を解除, 配信中止, 配信を希望しない, 購読解除, 購読の解除, 購読を解除
        購読停止, 購読を停止, 購読中止, 購読を中止, 購読をやめる, 登録解除, 登録の解除, 登録を解除, メルマガ解除, メルマガ停止, 受信停止
        受信拒否, 受信を停止, 退会
        수신거부, 수신 거부, 수신을 거부, 구독취소, 구독 취소, 구독을 취소, 구독해지, 구독 해지, 구독을 해지, 수신 해지
        退订, 取消+订阅, 不再接收, 停止接收
        退訂, 取消+訂閱, 取消+訂閲, 停止訂閱, 不再收到
        """
}
