import CLinux
import Glibc
import SystemPackage

/// Calls back when somebody sets the wall clock, and when the machine wakes from sleep.
final class ClockWatch: Sendable {
    private let readiness: Readiness?

    /// Where the kernel has no such timer, nobody is called; the regular looks notice the step then.
    init(_ stepped: @escaping @Sendable () -> Void) {
        let timer = timerfd_create(CLOCK_REALTIME, CInt(TFD_NONBLOCK | TFD_CLOEXEC))
        guard timer >= 0, Self.arm(timer) else {
            if timer >= 0 { close(timer) }
            readiness = nil
            return
        }
        let descriptor = OwnedDescriptor(FileDescriptor(rawValue: timer))
        readiness = Readiness(descriptor.value) {
            var expirations: UInt64 = 0
            // ECANCELED: the clock was set. The timer itself never ends.
            guard read(descriptor.value.rawValue, &expirations, MemoryLayout<UInt64>.size) < 0, errno == ECANCELED
            else { return }
            _ = Self.arm(descriptor.value.rawValue)
            stepped()
        }
    }

    /// A timer for the end of time, which a step of the clock cancels.
    private static func arm(_ timer: CInt) -> Bool {
        var end = itimerspec()
        end.it_value.tv_sec = .max
        return timerfd_settime(timer, CInt(TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET), &end, nil)
            == 0
    }
}

/// Closes a descriptor with its last user.
private final class OwnedDescriptor: Sendable {
    let value: FileDescriptor

    init(_ value: FileDescriptor) { self.value = value }

    deinit { try? value.close() }
}
