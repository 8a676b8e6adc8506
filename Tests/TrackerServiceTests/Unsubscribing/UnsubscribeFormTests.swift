import Testing
import Words

@testable import TrackerService

@Suite struct UnsubscribeFormTests {
    private static let multipart = """
        --b1\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b1--\r\n
        """

    @Test(arguments: [
        ("List-Unsubscribe=One-Click", UnsubscribeRequest.oneClick), ("list-unsubscribe=one-click", .oneClick),
        ("List%2DUnsubscribe=One%2dClick\r\n", .oneClick), ("x=y&List-Unsubscribe=One-Click&z", .oneClick),
        (multipart, .oneClick),
        (
            "--x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nOne-Click\r\n--x\r\n"
                + "Content-Type: text/plain\r\ncontent-disposition: form-data; name=List-Unsubscribe\r\n\r\nOne-Click\r\n--x--",
            .oneClick
        ),
        ("--x\nContent-Disposition: form-data; name=\"unsubscribe\"\n\neverything\n--x--\n", .pageForEverything),
        ("unsubscribe=this", .page), ("unsubscribe=everything", .pageForEverything),
    ])
    func asks(body: String, request: UnsubscribeRequest) {
        #expect(UnsubscribeForm.request(in: Array(body.utf8), isBare: true) == request)
        #expect(UnsubscribeForm.request(in: Array(body.utf8), isBare: false) == request)
    }

    @Test(arguments: [
        "=", "&&&", "List-Unsubscribe", "List-Unsubscribe=", "One-Click=List-Unsubscribe",
        "unsubscribe=",
        "{\"List-Unsubscribe\":\"One-Click\"}", "--", "--\r\n", "%", "a=%zz&b=%4",
        "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nList-Unsubscribe=One-Click\r\n--b--\r\n",
        // The value stands in the header, where it says nothing.
        "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\nOne-Click\r\n--b--\r\n",
    ])
    func asksForNothing(body: String) {
        #expect(UnsubscribeForm.request(in: Array(body.utf8), isBare: true) == nil)
        #expect(UnsubscribeForm.request(in: Array(body.utf8), isBare: false) == nil)
    }

    /// Some providers send no body. A page's form has one, and who sends a page's without is no reader.
    @Test(arguments: ["", "\r\n", " \n"])
    func emptyForms(body: String) {
        #expect(UnsubscribeForm.request(in: Array(body.utf8), isBare: true) == .oneClick)
        #expect(UnsubscribeForm.request(in: Array(body.utf8), isBare: false) == nil)
    }

    /// Cut at every byte: it is never taken for more than it says.
    @Test func cutForms() {
        for count in 0..<Self.multipart.utf8.count {
            let request = UnsubscribeForm.request(
                in: Array(Self.multipart.utf8.prefix(count)), isBare: false)
            #expect(request == nil || request == .oneClick)
        }
    }
}
