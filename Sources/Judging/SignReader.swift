internal import Words

/// Puts together what one hit says of itself: its agent, its fields and the owner of its address.
struct SignReader {
    let isClick: Bool
    let agent: AgentReading
    let headers: HeaderReading
    let owner: NetworkLabel?
    /// The sign by which it is known to be our own people's; empty where it is not.
    let own: HitSigns

    /// Returns the signs, and the verdict, which stands as it is where a sign declares it.
    func read() -> (signs: HitSigns, verdict: ActorVerdict) {
        var (signs, verdict) = judge()
        // What says itself that it is a machine is ours, too, and a machine.
        if !own.isEmpty, verdict.actor != .machine {
            signs.formUnion([.declared, .aside])
            let reason = own.contains(.ownNetwork) ? "own network" : "the sender's address"
            verdict = ActorVerdict(actor: .sender, reason: reason)
        }
        return (signs.union(own).union(HitSigns(headers)), verdict)
    }

    private func judge() -> (signs: HitSigns, verdict: ActorVerdict) {
        if headers.contains(.prefetch) { return declared("prefetch", [.aside]) }
        switch agent {
        case .proxy(let name):
            // Providers fetch pictures ahead of no click: what follows a link under their name is no person.
            if isClick { return declared("agent: \(name)") }
            return (.aside, ActorVerdict(actor: .proxy, reason: Self.proxies[name] ?? "agent: \(name)"))
        case .prefetcher:
            return owner == .google ? declared("gmail prefetch", [.aside]) : declared("agent: Edge 12")
        case .preview(let name): return declared("agent: \(name)", [.aside])
        case .machine(let name): return declared("agent: \(name)")
        case .bare:
            let isApple = !isClick && !headers.contains(.referer)
            return isApple ? declared("apple privacy proxy", [.aside]) : declared("agent: bare Mozilla")
        case .suspect(let sign): return (weakSigns.union(sign), .human)
        case .stranger: return (weakSigns.union(isClick ? .noBrowser : .stranger), .human)
        case .absent: return isClick ? declared("no agent") : (weakSigns.union(.noAgent), .human)
        case .browser, .mailer: return (weakSigns, .human)
        }
    }

    private static let proxies = [
        "GoogleImageProxy": "gmail image proxy", "YahooMailProxy": "yahoo image proxy",
        "FastmailUA": "fastmail image proxy", "SeznamEmailProxy": "seznam image proxy",
        "RamblerMail": "rambler image proxy", "mail.ukr.net proxy": "ukr.net image proxy",
        "YandexImageResizer": "yandex image proxy", "hey.com/imageproxy": "hey image proxy",
    ]

    private func declared(_ reason: String, _ signs: HitSigns = []) -> (signs: HitSigns, verdict: ActorVerdict) {
        (signs.union(.declared), ActorVerdict(actor: .machine, reason: reason))
    }

    private var weakSigns: HitSigns {
        var signs: HitSigns = []
        if isToSpeak, !headers.contains(.language) { signs.insert(.noLanguage) }
        if headers.contains(.oldProtocol) { signs.insert(.oldProtocol) }
        if headers.contains(.head) { signs.insert(.head) }
        if !isClick, headers.contains(.page) { signs.insert(.pixelAsPage) }
        if isClick, headers.isSuperset(of: [.document, .pressed]) { signs.insert(.pressed) }
        switch owner {
        case .apple: signs.insert(.relayed)
        case .gateway: signs.insert(.gatewayNetwork)
        case .google, .own, .other, nil: break
        }
        return signs
    }

    /// Whether it is to say what language it speaks: all browsers do, mail programs send few fields.
    private var isToSpeak: Bool {
        switch agent {
        case .browser, .suspect: true
        case .stranger: isClick
        default: false
        }
    }
}
