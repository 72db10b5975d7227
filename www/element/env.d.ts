/** The version in Cargo.toml. */
declare const VERSION: string;
