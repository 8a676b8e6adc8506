// One of each tool that a daemon needs of its operating system, for the edges and the jobs above. The front page of this module.
//
// In: descriptors, system calls, threads, the clock. Out: values whose owner lets go of what it holds, and errors in the words
// of who uses them. Nothing here knows of mail, nor of our rules. (The room is not called System: swift-nio imports a module of
// that name wherever there is one.)
//
// - How a loop is told to end: `StopSignal`. How a job that blocks is run until then: `JobThread`.
// - What time it is: `WallClock`, and `SteadyClock` for what is due. Whose a lease is: `ThisProcess`.
// - What is on disk: `OpenFile`, `Folder`, `FileStatus`, `SecretFile`. Each throws its user's own error (`SystemFailure`).
// - Where a server listens, and whether the socket there is a leftover: `ListenAddress`, `BoundSocket`.
// - Another program: `ChildProcess`, and `PipedProgram` where its output is read by a `Pipe`.
// - What libcurl connects: `CurlHandle`.
