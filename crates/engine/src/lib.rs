//! The checker: finds what a policy bans or prefers in a document, judges each match in its
//! sentence, drafts what to write instead, and fixes it. Touches no file and prints nothing.
//!
//! ```
//! use sayso_documents::Format;
//! use sayso_engine::{check::Checker, finding::Applicability, fix::fix};
//! use sayso_policy::{Policy, builtin};
//!
//! let lexicons = vec![builtin("ai-partnership").unwrap().unwrap()];
//! let checker = Checker::new(Policy { lexicons, as_of: None })?;
//!
//! let text = "Our agents call on ChatGPT. The word \"calls on\" is fine.";
//! let report = checker.check_bytes("post.txt", text.as_bytes(), Format::Text, None);
//! assert_eq!(report.findings.len(), 1);
//! assert_eq!(&*report.findings[0].rule, "ai-partnership/calls-on");
//!
//! let fixed = fix(text.into(), Applicability::Safe, |bytes, encoding| {
//!     checker.check_bytes("post.txt", bytes, Format::Text, encoding)
//! });
//! assert!(fixed.bytes.starts_with(b"Our agents are powered by OpenAI."));
//! # Ok::<(), sayso_engine::check::CheckError>(())
//! ```

pub mod check;
pub mod finding;
pub mod fix;
pub mod judge;
pub mod matcher;
pub mod suggest;
