package import Grants
import Postgres

extension ApplicationStatus: PostgresEnum {}
extension BudgetLine.Kind: PostgresEnum {}
extension CoFinancier.Sector: PostgresEnum {}
extension CoFinancier.Certificate: PostgresEnum {}
extension Gate: PostgresEnum {}
extension OrganisationKind: PostgresEnum {}
extension Rule.Severity: PostgresEnum {}
extension RuleResult.Outcome: PostgresEnum {}
extension Signature.Status: PostgresEnum {}
extension Verdict: PostgresEnum {}
extension Instalment.Status: PostgresEnum {}
extension PayoutCondition: PostgresEnum {}
extension Instalment.Kind: PostgresEnum {}
