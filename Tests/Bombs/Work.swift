// What reading a bomb costs, without a clock: the same in each run, whatever else the machine does.

/// The work that was done.
struct Work {
    /// How often each stretch of our code ran, as the compiler counts it for coverage (`-profile-generate`); and what the C
    /// library did meanwhile (work.c), sixteen bytes a step.
    var steps: Int
    /// The most bytes of the heap that were in use beyond those before.
    var heap: Int

    /// Of what `body` does, on this thread.
    static func of(_ body: () -> Void) -> Work {
        let (steps, heap) = (stepsSoFar, bytesOfHeap())
        forgetHeapAtMost()
        body()
        return Work(steps: Int(stepsSoFar - steps), heap: Int(bytesOfHeapAtMost() - heap))
    }

    private static var stepsSoFar: UInt {
        let counters = UnsafeBufferPointer(start: firstCounter(), count: endOfCounters() - firstCounter())
        return counters.reduce(bytesHandled() / 16) { $0 &+ $1 }
    }
}

@_silgen_name("__llvm_profile_begin_counters")
private func firstCounter() -> UnsafePointer<UInt>

@_silgen_name("__llvm_profile_end_counters")
private func endOfCounters() -> UnsafePointer<UInt>

@_silgen_name("bytes_handled")
private func bytesHandled() -> UInt

@_silgen_name("bytes_of_heap")
private func bytesOfHeap() -> UInt

@_silgen_name("bytes_of_heap_at_most")
private func bytesOfHeapAtMost() -> UInt

@_silgen_name("forget_heap_at_most")
private func forgetHeapAtMost()
