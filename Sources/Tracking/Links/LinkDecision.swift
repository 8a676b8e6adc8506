package import Words

/// The decision on one link, and its reason.
package enum LinkDecision: Sendable, Equatable {
    case track(Destination)
    /// A placeholder that becomes the URL for unsubscribing.
    case unsubscribe
    /// A quoted link of ours that becomes what it was.
    case restore(Destination)
    case leave(LinkRule)
}

/// The rules by which a link is left as it is; the raw value is what `--explain`, the log and the tests say.
package enum LinkRule: String, Sendable, CaseIterable {
    case empty = "no destination"
    case fragment = "a place in the same page"
    case relative = "relative link"
    case protocolRelative = "relative link with a host"
    case scheme = "not http or https"
    case placeholder = "placeholder of a template"
    case credentials = "credentials in the link"
    case host = "unusual host"
    case charset = "not ASCII in a charset that is not known"
    case tooLong = "link too long"
    case tracker = "leads to the tracker already"
    case wrapped = "leads to another service's redirector"
    case untrackedHost = "host that is not to be tracked"
    case sensitive = "looks like a secret of the recipient"
    case visibleURL = "the text shows the same host"
    case unsubscribe = "link for unsubscribing"
    case optedOut = "opted out by attribute"
    case optedOutInHTML = "opted out in the html body"
    case tooMany = "more links than a message may have"
    case disabled = "clicks are not tracked"
    case quoted = "quoted text"
    case signature = "below the signature's mark"
    case unclearEnd = "unclear where the link ends"
}
