;;; test.el --- drives eglot -*- lexical-binding: t; -*-
;; Opens a file as a person would, looks at the diagnostic, takes the quick fix, and saves.
;; Run by test.sh, which checks the file afterwards.

;;; Code:

(setq sayso-program (getenv "SAYSO"))
;; Without a display nothing starts by itself: no hook runs after a command.
(setq eglot-sync-connect 30 eglot-confirm-server-initiated-edits nil)

(defun test-wait (what fits)
  "Wait until FITS answers, and return its answer; WHAT is told where it never does."
  (let ((end (+ (float-time) 30)) answer)
    (while (and (not (setq answer (funcall fits))) (< (float-time) end))
      (accept-process-output nil 0.05)
      (flymake-start))
    (or answer
        (progn (message "FAILED: %s; there are %S" what (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))
               (kill-emacs 1)))))

(defun test-expect (what got want)
  (unless (equal got want)
    (message "FAILED: %s: %S, not %S" what got want)
    (kill-emacs 1))
  (message "ok - %s" what))

(find-file (getenv "COPY"))
(text-mode)
(apply #'eglot--connect (eglot--guess-contact))
(eglot--maybe-activate-editing-mode)
(flymake-mode 1)
(let* ((found (test-wait "one finding" #'flymake-diagnostics))
       (one (car found)))
  (test-expect "one finding" (length found) 1)
  (test-expect "columns are right behind an emoji"
               (buffer-substring-no-properties (flymake-diagnostic-beg one) (flymake-diagnostic-end one))
               "enables access to ChatGPT")
  (goto-char (flymake-diagnostic-beg one))
  (let* ((actions (eglot-code-actions (flymake-diagnostic-beg one) (flymake-diagnostic-end one) "quickfix"))
         (preferred (seq-find (lambda (action) (eq (plist-get action :isPreferred) t)) actions)))
    (unless preferred
      (message "FAILED: no quick fix is preferred: %S" actions)
      (kill-emacs 1))
    (eglot--apply-workspace-edit (plist-get preferred :edit)))
  (save-buffer)
  (message "ok - the quick fix is applied and saved"))
(eglot-shutdown (eglot-current-server))
(kill-emacs 0)
;;; test.el ends here
