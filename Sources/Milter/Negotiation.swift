// What is asked of an MTA at the beginning of each connection, and why.

private import CMilter

/// The filter's side of the option negotiation.
///
/// Each step of a message that must be answered costs a round trip, with the MTA waiting. So the steps whose answer
/// is always "continue" go unanswered, and one step alone is answered before the end of the message (recipients too,
/// where they may be refused): the end of the header. By then all is known that lets a message pass without its body: who sends, from where, and what it is.
enum Negotiation {
    /// Steps that are not answered (`SMFIP_NR_*`). libmilter answers in our place where an MTA does not offer this.
    ///
    /// QUIRK: libmilter 8.17 takes a body callback's "no reply" for the end of the matter where an MTA puts the last
    /// piece of the body into the end-of-message packet, as the protocol allows: `xxfi_eom` is then never called.
    /// Postfix sends that packet empty.
    private static let unanswered = SMFIP_NR_CONN | SMFIP_NR_MAIL | SMFIP_NR_HDR | SMFIP_NR_BODY

    /// Steps that are not sent at all, where the MTA can leave them out.
    private static let unwanted = SMFIP_NOHELO | SMFIP_NODATA | SMFIP_NOUNKNOWN

    private static let actions: [(Capabilities, UInt)] = [
        (.addHeaders, UInt(SMFIF_ADDHDRS)),
        (.changeHeaders, UInt(SMFIF_CHGHDRS)),
        (.replaceBody, UInt(SMFIF_CHGBODY)),
        (.changeSender, UInt(SMFIF_CHGFROM)),
        (.removeRecipients, UInt(SMFIF_DELRCPT)),
    ]

    /// The macros that sessions read, by the step that first has them. What an administrator has configured for
    /// other filters stays as it is: the list is this filter's own.
    private static let macros: [(step: Int32, names: String)] = [
        (SMFIM_CONNECT, "{daemon_name}"),
        (SMFIM_ENVFROM, "i {auth_authen} {auth_type}"),
        (SMFIM_EOH, "i"),
        (SMFIM_EOM, "i"),
    ]

    struct Answer {
        var capabilities: Capabilities
        var actions: UInt
        var steps: UInt
    }

    /// Returns what to ask of an MTA that offers these actions (`SMFIF_*`) and protocol options (`SMFIP_*`).
    static func answer(
        actions offeredActions: UInt, steps offeredSteps: UInt, answersRecipients: Bool
    ) -> Answer {
        var answer = Answer(capabilities: [], actions: 0, steps: UInt(unanswered))
        if !answersRecipients { answer.steps |= UInt(SMFIP_NR_RCPT) }
        for (capability, action) in actions where offeredActions & action != 0 {
            answer.capabilities.insert(capability)
            answer.actions |= action
        }
        answer.actions |= offeredActions & UInt(SMFIF_SETSYMLIST)
        answer.steps |= offeredSteps & UInt(unwanted)
        if offeredSteps & UInt(SMFIP_HDR_LEADSPC) != 0 {
            answer.capabilities.insert(.exactHeaderValues)
            answer.steps |= UInt(SMFIP_HDR_LEADSPC)
        }
        return answer
    }

    /// Asks for the macros that sessions read, from an MTA that can be asked.
    static func requestMacros(_ context: OpaquePointer, offeredActions: UInt) {
        guard offeredActions & UInt(SMFIF_SETSYMLIST) != 0 else { return }
        for (step, names) in macros {
            // A failure (no memory) leaves the MTA's own list, which has what we need unless it was cut down by hand.
            _ = withCString(Array(names.utf8)) { smfi_setsymlist(context, step, $0) }
        }
    }
}
