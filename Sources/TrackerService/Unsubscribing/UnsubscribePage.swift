// The page on which somebody unsubscribes, as HTML: no script, nothing from elsewhere, one form.

internal import Storage
internal import Words

/// The texts of the page, and its language.
struct UnsubscribePage: Equatable {
    enum Content: Equatable {
        /// Asks. Nil where the database does not tell whose address it is: that keeps nobody from leaving.
        case question(Subscription?)
        case done
        /// The wish could not be brought to disk.
        case failed
    }

    let content: Content
    let language: Language

    /// The name of the form's field; its values stand in `UnsubscribeForm`.
    static let field = "unsubscribe"

    var html: [UInt8] {
        let (title, body) =
            switch content {
            case .question(let subscription): (language.title, question(subscription))
            case .done: (language.doneTitle, "<p>\(language.doneText)</p>\n")
            case .failed: (language.failedTitle, "<p>\(language.failedText)</p>\n")
            }
        return Array(
            """
            <!DOCTYPE html>
            <html lang="\(language.code)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title)</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            <main>
            <h1>\(title)</h1>
            \(body)</main>
            </body>
            </html>

            """.utf8)
    }

    private func question(_ subscription: Subscription?) -> String {
        """
        <p>\(language.question)</p>
        \(subscription.map(facts) ?? "")<form method="post">
        \(choice(subscription?.stream))<button type="submit">\(language.button)</button>
        </form>

        """
    }

    private func facts(_ subscription: Subscription) -> String {
        var facts = [(language.address, Self.masked(subscription.address))]
        if !subscription.sender.isEmpty { facts.append((language.sender, subscription.sender)) }
        if let stream = subscription.stream { facts.append((language.list, stream)) }
        return "<dl>\n" + facts.map { "<dt>\($0)</dt><dd>\(Self.escaped($1))</dd>\n" }.joined() + "</dl>\n"
    }

    /// Makes the choice; only where the mail belongs to a list there is something to choose.
    private func choice(_ stream: String?) -> String {
        let (this, everything) = (UnsubscribeForm.thisList, UnsubscribeForm.everything)
        guard let stream, stream != Suppression.everything else {
            return "<input type=\"hidden\" name=\"\(Self.field)\" value=\"\(this)\">\n"
        }
        return """
            <fieldset>
            <legend>\(language.choice)</legend>
            <label><input type="radio" name="\(Self.field)" value="\(this)" checked> \(language.thisList)</label>
            <label><input type="radio" name="\(Self.field)" value="\(everything)"> \(language.everything)</label>
            </fieldset>

            """
    }

    /// Masks an address, enough for who knows it, and nothing for who was passed on the link: `a…@home.example`.
    static func masked(_ address: String) -> String {
        guard let at = address.lastIndex(of: "@"), let first = address.first, at > address.startIndex else {
            return "…"
        }
        return "\(first)…\(address[at...])"
    }

    /// Returns text that cannot become markup.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            // Controls, and what turns the direction of the text around it.
            case _ where character.value < 0x20 || 0x7F...0x9F ~= character.value: result += "\u{FFFD}"
            case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    /// Sizes in rem, so that it grows with the reader's letters; colours are the browser's, dark ones too.
    static let style = """
        :root{color-scheme:light dark}\
        body{font:100%/1.5 system-ui,sans-serif;margin:0 auto;max-width:36rem;padding:1.5rem}\
        h1{font-size:1.75rem;line-height:1.2}\
        dt{font-weight:bold}\
        dd{margin:0 0 .75rem;overflow-wrap:anywhere}\
        fieldset{margin:0 0 1.5rem}\
        label{display:block;padding:.5rem 0}\
        button{font:inherit;font-weight:bold;min-height:3rem;padding:.5rem 1.5rem}
        """

    /// The hash of `style`: the only style that the page's policy lets in.
    static let styleHash = "JK53I9Xh9yHiczb/l1koZdTzh6IDgi3pkrswk6HcE5U="
}
