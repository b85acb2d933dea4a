//! The products whose files are read, by name. Knows nothing of how.

/// The products whose files are read. Several have more formats than one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Aegis.
    Aegis,
    /// andOTP, whose project has ended.
    AndOtp,
    /// Authenticator Plus.
    AuthenticatorPlus,
    /// Authy, as people got it out of the app.
    Authy,
    /// Battle.net.
    BattleNet,
    /// Bitwarden, the password manager.
    Bitwarden,
    /// Bitwarden Authenticator.
    BitwardenAuthenticator,
    /// FIDO Credential Exchange Format, which several password managers write.
    Cxf,
    /// Duo Mobile.
    Duo,
    /// Ente Auth.
    Ente,
    /// Authenticator, the browser extension.
    Extension,
    /// FreeOTP 1.
    FreeOtp1,
    /// FreeOTP 2.
    FreeOtp2,
    /// FreeOTP+.
    FreeOtpPlus,
    /// Google Authenticator's database, from a phone that lets one at it.
    GoogleDatabase,
    /// Google Authenticator's QR codes, as text.
    GoogleMigration,
    /// KeePass or KeePassXC.
    KeePass,
    /// LastPass Authenticator.
    LastPass,
    /// A list of links, as many products write it.
    Links,
    /// Microsoft Authenticator's database, from a phone that lets one at it.
    Microsoft,
    /// 1Password.
    OnePassword,
    /// A table (CSV) of a password manager: Bitwarden, KeePassXC, Apple, Dashlane, LastPass and others.
    PasswordsCsv,
    /// Proton Authenticator.
    Proton,
    /// Proton Pass.
    ProtonPass,
    /// Raivo OTP, whose project has ended.
    Raivo,
    /// Steam, by Steam Desktop Authenticator or the app's own data.
    Steam,
    /// Sluss: the encrypted backup of this authenticator.
    Sluss,
    /// Stratum, formerly Authenticator Pro.
    Stratum,
    /// TOTP Authenticator, by BinaryBoot. A maFile of Steam that is encrypted looks the same until its manifest is beside it.
    TotpAuthenticator,
    /// 2FAuth.
    TwoFAuth,
    /// 2FAS.
    TwoFas,
    /// WinAuth.
    WinAuth,
}
