/* reader-tools.h: what the tests of the reader share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "attune-article-buffer.h"
#include "attune-library.h"

G_BEGIN_DECLS

/* Long enough for the slowest machine; a test that passes never waits for it. */
#define READER_DEADLINE (30 * G_USEC_PER_SEC)

/**
 * reader_wait_until:
 * @condition: an expression
 *
 * Lets the program run until the condition holds, and fails where it never does.
 */
#define reader_wait_until(condition)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 reader_deadline = g_get_monotonic_time () + READER_DEADLINE;                            \
                                                                                                   \
    while (!(condition))                                                                           \
      if (!reader_iterate (reader_deadline))                                                       \
        g_error ("%s:%d: waited in vain for: %s", __FILE__, __LINE__, #condition);                 \
  }                                                                                                \
  G_STMT_END

void reader_test_init (int *argc, char ***argv);
gboolean reader_iterate (gint64 deadline);

char *reader_make_folder (void);

AttuneLibrary *reader_open_real (void);
AttuneLibrary *reader_open_fixture (const char *folder, const char *name);
AttuneArticle *reader_get_article (AttuneLibrary *library);

GtkWidget *reader_find (GtkWidget *root, GType type);
GtkWidget *reader_find_label (GtkWidget *root, const char *text);
void reader_for_each (GtkWidget *root, GFunc function, gpointer user_data);

G_END_DECLS
