//! Keeps a panic over one input from ending the run.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};

thread_local! {
    /// `Some` while this thread catches panics; then the message of the last one.
    static MESSAGE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// From now on, a panic that [`catch`] catches is not printed.
pub(super) fn silence_caught() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let is_caught = MESSAGE.with_borrow_mut(|message| match message {
            Some(message) => {
                *message = info.to_string().replace('\n', " ");
                true
            }
            None => false,
        });
        if !is_caught {
            usual(info);
        }
    }));
}

/// Runs `work`.
///
/// # Errors
/// It panicked, with this message.
pub(super) fn catch<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    // rayon may run another input on this thread while this one waits.
    let outer = MESSAGE.replace(Some(String::new()));
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    let message = MESSAGE.replace(outer).unwrap_or_default();
    result.map_err(|_| message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_with_its_message() {
        silence_caught();
        let nested = catch(|| {
            let inner: Result<(), String> = catch(|| panic!("out of\nluck"));
            assert!(inner.is_err_and(|message| message.contains("out of luck")));
            panic!("é");
        });
        let nested: Result<(), String> = nested;
        assert!(nested.is_err_and(|message| message.contains('é')));
        assert_eq!(catch(|| 3), Ok(3));
        assert!(MESSAGE.take().is_none());
    }
}
