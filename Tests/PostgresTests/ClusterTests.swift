import Postgres
import Testing

@Suite("Servers that come and go", .serialized) struct ClusterTests {
    @Test("a server killed and started under load: nothing acknowledged is lost, and all goes on", arguments: [true, false])
    func restart(isKilled: Bool) async throws {
        try await PrivateCluster.with { cluster in
            var configuration = PostgresConfiguration(url: try await cluster.start())
            configuration.maxConnections = 4
            configuration.acquireTimeout = .seconds(120)
            try await withPool(configuration) { pool in
                try await pool.query("CREATE TABLE written (x int8 PRIMARY KEY)")
                let acknowledged = Shared<Set<Int>>([])
                let uncertain = Shared<Set<Int>>([])
                let isEnding = Shared(false)
                try await withThrowingTaskGroup { group in
                    for writer in 0..<16 {
                        group.addTask {
                            var number = writer
                            while !isEnding.value {
                                number += 16
                                do {
                                    if writer.isMultiple(of: 3) {
                                        try await pool.query("INSERT INTO written VALUES (\(number))")
                                    } else if writer % 3 == 1 {
                                        try await pool.transaction(pipelined: ["INSERT INTO written VALUES (\(number))"])
                                    } else {
                                        try await pool.withTransaction { [number] connection in
                                            try await connection.query("INSERT INTO written VALUES (\(number))")
                                        }
                                    }
                                    acknowledged.update { _ = $0.insert(number) }
                                } catch let error as PostgresError {
                                    let isExpected = [
                                        .connectionLost, .adminShutdown, .crashShutdown, .commitOutcomeUnknown,
                                    ].contains(error.code)
                                    #expect(isExpected, "\(error)")
                                    uncertain.update { _ = $0.insert(number) }
                                }
                            }
                        }
                    }
                    try await eventually("the writers write") { acknowledged.value.count > 200 }
                    if isKilled { try await cluster.kill() } else { try await cluster.stop() }
                    try await cluster.start()
                    let before = acknowledged.value.count
                    try await eventually("the writers write again") { acknowledged.value.count > before + 200 }
                    isEnding.update { $0 = true }
                    try await group.waitForAll()
                }
                for number in 0..<20 {
                    let answer = try await pool.query("SELECT \(number)").decode(Int.self)
                    #expect(answer == [number])
                }
                let stored = Set(try await pool.query("SELECT x FROM written").decode(Int.self))
                #expect(acknowledged.value.subtracting(stored).isEmpty)
                // What is stored beyond was at least tried, with an uncertain end.
                #expect(stored.subtracting(acknowledged.value).isSubset(of: uncertain.value))
            }
        }
    }

    @Test("after a restart at rest every query succeeds") func restartAtRest() async throws {
        try await PrivateCluster.with { cluster in
            var configuration = PostgresConfiguration(url: try await cluster.start())
            configuration.maxConnections = 3
            try await withPool(configuration) { pool in
                try await pool.withConnection { _ in try await pool.withConnection { _ in try await pool.query("SELECT 1") } }
                #expect(pool.statistics.idle == 3)
                try await cluster.kill()
                try await cluster.start()
                for number in 0..<20 {
                    let answer = try await pool.query("SELECT \(number)").decode(Int.self)
                    #expect(answer == [number])
                }
            }
        }
    }

    @Test("of several hosts the one that lives, and that is the primary or a standby, is found") func hosts() async throws {
        try await PrivateCluster.with { cluster in
            try await cluster.start()
            let standby = try await cluster.startStandby("standby")
            do {
                let (primary, copy) = (try await cluster.socketDirectory, standby.socketDirectory)
                for (hosts, attributes, isStandby) in [
                    (["/nonexistent-directory", primary], "any", false),
                    (["/nonexistent-directory", copy, primary], "read-write", false),
                    ([copy, primary], "primary", false),
                    ([primary, copy], "standby", true),
                    ([primary, copy], "read-only", true),
                ] {
                    let url =
                        "postgresql:///medfin?user=medfin&host=\(hosts.joined(separator: ","))&target_session_attrs=\(attributes)"
                    try await withPool(PostgresConfiguration(url: url)) { pool in
                        let answer = try await pool.query("SELECT pg_is_in_recovery()").decode(Bool.self)
                        #expect(answer == [isStandby], "\(attributes)")
                    }
                }
                var configuration = PostgresConfiguration(
                    url: "host=\(copy) user=medfin dbname=medfin target_session_attrs=read-write")
                configuration.acquireTimeout = .seconds(3)
                try await withPool(configuration) { pool in
                    let error = try await failure { try await pool.query("SELECT 1") }
                    #expect(error.code == .connectionFailed)
                    #expect(error.message.contains("read-only"))
                }
            } catch {
                try await standby.stop()
                throw error
            }
            try await standby.stop()
        }
    }
}
