/// What becomes of one link, and why.
package enum LinkDecision: Sendable, Equatable {
    case track(Destination)
    /// A placeholder that becomes the URL for unsubscribing.
    case unsubscribe
    case leave(LinkRule)
}

/// The rules by which a link is left as it is; the raw value is what `--explain` and the tests say.
package enum LinkRule: String, Sendable {
    case empty = "no destination"
    case fragment = "a place in the same page"
    case relative = "relative link"
    case scheme = "not http or https"
    case placeholder = "placeholder of a template"
    case credentials = "credentials in the link"
    case host = "unusual host"
    case charset = "not ASCII in a charset other than UTF-8"
    case tooLong = "link too long"
    case tracker = "leads to the tracker already"
    case optedOut = "opted out by attribute"
    case tooMany = "more links than a message may have"
    case disabled = "clicks are not tracked"
}
