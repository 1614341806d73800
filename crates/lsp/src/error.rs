//! Why a request gets no result.

use lsp_server::{ErrorCode, RequestId, Response};

/// What is answered instead of a result.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum RequestError {
    /// It comes at the wrong time.
    #[error("{0}")]
    Invalid(&'static str),
    #[error("send `initialize` first")]
    NotInitialized,
    #[error("unknown method `{0}`")]
    UnknownMethod(String),
    /// The parameters do not fit the method.
    #[error("invalid parameters: {0}")]
    Params(String),
    /// The client has withdrawn it.
    #[error("cancelled")]
    Cancelled,
    /// A fault of this program.
    #[error("internal error; please report it")]
    Internal,
}

impl RequestError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::Invalid(_) => ErrorCode::InvalidRequest,
            Self::NotInitialized => ErrorCode::ServerNotInitialized,
            Self::UnknownMethod(_) => ErrorCode::MethodNotFound,
            Self::Params(_) => ErrorCode::InvalidParams,
            Self::Cancelled => ErrorCode::RequestCanceled,
            Self::Internal => ErrorCode::InternalError,
        }
    }

    /// The answer to the request `id`.
    pub(super) fn response(&self, id: RequestId) -> Response {
        Response::new_err(id, self.code() as i32, self.to_string())
    }
}
