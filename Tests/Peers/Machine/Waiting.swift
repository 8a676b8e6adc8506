import Glibc

/// Waits until something holds, asking again and again; false where it does not within the time.
package func eventually(
    within limit: Duration = .seconds(10), _ condition: () throws -> Bool
) rethrows -> Bool {
    let end = ContinuousClock.now + limit
    repeat {
        if try condition() { return true }
        usleep(20_000)
    } while ContinuousClock.now < end
    return false
}
