import Glibc
import SystemPackage

extension PosixFileSystem {
    package func entries(of directory: Handle) throws(SpoolError) -> [FileName] {
        // Its own descriptor: closedir closes it, and two listings of one handle do not share a position.
        let descriptor = try check(.list, directory.path) {
            openat(directory.descriptor.rawValue, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        }
        guard let stream = fdopendir(descriptor) else {
            let error = refusal(.list, directory.path)
            close(descriptor)
            throw error
        }
        defer { closedir(stream) }
        var names: [FileName] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                guard errno == 0 else { throw refusal(.list, directory.path) }
                return names.sorted()
            }
            if let name = FileName(bytes: Self.name(of: entry)) { names.append(name) }
        }
    }

    package func status(of file: Handle) throws(SpoolError) -> FileStatus {
        var status = stat()
        try check(.inspect, file.path) { fstat(file.descriptor.rawValue, &status) }
        return FileStatus(status)
    }

    package func status(of name: FileName, in directory: Handle) throws(SpoolError) -> FileStatus {
        var status = stat()
        try check(.inspect, directory.path(of: name)) {
            name.withCString { fstatat(directory.descriptor.rawValue, $0, &status, AT_SYMLINK_NOFOLLOW) }
        }
        return FileStatus(status)
    }

    package func target(ofLink name: FileName, in directory: Handle) throws(SpoolError) -> [UInt8] {
        var target = [CChar](repeating: 0, count: 255)
        let count = try check(.inspect, directory.path(of: name)) {
            name.withCString { CInt(readlinkat(directory.descriptor.rawValue, $0, &target, target.count)) }
        }
        return target.prefix(Int(count)).map(UInt8.init(bitPattern:))
    }

    package func freeBytes(of handle: Handle) throws(SpoolError) -> Int64 {
        var status = statvfs()
        try check(.measure, handle.path) { fstatvfs(handle.descriptor.rawValue, &status) }
        let (bytes, overflow) = UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize))
        return overflow ? .max : Int64(clamping: bytes)
    }

    package var user: String {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 16_384)
        guard getpwuid_r(geteuid(), &entry, &buffer, buffer.count, &found) == 0, found != nil, let name = entry.pw_name
        else { return String(geteuid()) }
        return String(cString: name)
    }

    private static func name(of entry: UnsafeMutablePointer<dirent>) -> UnsafeBufferPointer<UInt8> {
        // Only the bytes up to the NUL belong to the entry: copying the whole structure would read past it.
        let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
        let start = UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self)
        return UnsafeRawBufferPointer(start: start, count: strlen(start)).assumingMemoryBound(to: UInt8.self)
    }
}

extension PosixFileSystem {
    /// Makes the call, again while it is interrupted, and gives what it returned or throws what it said in `errno`.
    @discardableResult
    func check(
        _ operation: SpoolError.Operation, _ path: String, _ call: () -> CInt
    ) throws(SpoolError) -> CInt {
        while true {
            let result = call()
            if result >= 0 { return result }
            let error = refusal(operation, path)
            guard error.reason == .interrupted else { throw error }
        }
    }

    func refusal(_ operation: SpoolError.Operation, _ path: String) -> SpoolError {
        .refused(operation, path: path, Errno(rawValue: errno))
    }

    /// For calls of swift-system, which throw nothing but `Errno` and do not say so.
    func refusal(_ operation: SpoolError.Operation, _ path: String, _ error: any Error) -> SpoolError {
        .refused(operation, path: path, error as? Errno ?? .ioError)
    }
}

extension FileStatus {
    fileprivate init(_ status: stat) {
        self.init(
            kind: Kind(mode: status.st_mode), device: UInt64(status.st_dev), inode: UInt64(status.st_ino),
            links: UInt64(status.st_nlink), size: Int64(status.st_size), modified: FileTime(status.st_mtim),
            changed: FileTime(status.st_ctim))
    }
}

extension FileStatus.Kind {
    fileprivate init(mode: mode_t) {
        switch mode & S_IFMT {
        case S_IFREG: self = .regular
        case S_IFDIR: self = .directory
        case S_IFLNK: self = .symbolicLink
        case S_IFIFO: self = .fifo
        case S_IFSOCK: self = .socket
        default: self = .device
        }
    }
}

extension FileTime {
    fileprivate init(_ time: timespec) {
        self.init(seconds: Int64(time.tv_sec), nanoseconds: Int64(time.tv_nsec))
    }
}
