import CSystemd
import Glibc

/// The service manager that started this process, as its environment tells.
package enum ServiceManager {
    /// Tells the service manager all of these in one datagram. Does nothing where nobody listens, and gives up after
    /// five seconds in which the manager reads nothing.
    package static func notify(_ notifications: [Notification]) {
        notify(notifications, within: .seconds(5))
    }

    static func notify(_ notifications: [Notification], within patience: Duration) {
        guard let address = notificationSocket, !notifications.isEmpty else { return }
        // An address of another kind than Unix (a newer libsystemd knows some) is libsystemd's affair alone.
        if let socket = DatagramSocket(address), !socket.takes(within: patience) { return }
        sd_notify(0, Notification.message(notifications))
    }

    /// How often the service manager wants to hear `.watchdog`: half of the time after which it acts, as
    /// sd_watchdog_enabled(3) advises. Nil if it does not want to.
    package static var watchdogInterval: Duration? {
        var timeout: UInt64 = 0
        guard sd_watchdog_enabled(0, &timeout) > 0 else { return nil }
        return .microseconds(Int64(clamping: timeout / 2))
    }

    /// What `Notification.reloading` wants: `CLOCK_MONOTONIC`.
    package static var monotonicNow: Duration {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return .seconds(now.tv_sec) + .nanoseconds(now.tv_nsec)
    }

    private static var notificationSocket: [UInt8]? {
        guard let address = getenv("NOTIFY_SOCKET"), address.pointee != 0 else { return nil }
        return Array(UnsafeRawBufferPointer(start: address, count: strlen(address)))
    }
}
