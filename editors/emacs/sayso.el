;;; sayso.el --- sayso for eglot -*- lexical-binding: t; -*-

;; Emacs 29 and later have eglot; for older ones it is a package of its own.
;; (load "…/sayso.el"), then eglot starts by itself in copy.

;;; Code:

(require 'eglot)

(defgroup sayso nil "Check copy against wording policies." :group 'tools)

(defcustom sayso-program "sayso" "The program." :type 'string)

(defcustom sayso-modes '(markdown-mode gfm-mode html-mode mhtml-mode text-mode csv-mode tsv-mode conf-toml-mode)
  "The modes in which copy, lexicons and configurations are written."
  :type '(repeat symbol))

(defun sayso-contact (&optional _interactive _project)
  "How to start the server."
  (list sayso-program "lsp"))

(dolist (mode sayso-modes)
  (add-to-list 'eglot-server-programs (cons mode #'sayso-contact)))

(defun sayso-ensure ()
  "Start the server for files; modes derived from ours have servers of their own."
  (when (and buffer-file-name (memq major-mode sayso-modes))
    (eglot-ensure)))

(dolist (mode sayso-modes)
  (add-hook (intern (format "%s-hook" mode)) #'sayso-ensure))

(provide 'sayso)
;;; sayso.el ends here
