/* attune-statement.h: one SQL statement
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-database.h"

G_BEGIN_DECLS

/**
 * AttuneStep:
 * @ATTUNE_STEP_ERROR: it failed
 * @ATTUNE_STEP_DONE: there are no more rows
 * @ATTUNE_STEP_ROW: there is a row, whose columns can be read
 *
 * What a step of a statement led to.
 */
typedef enum
{
  ATTUNE_STEP_ERROR = -1,
  ATTUNE_STEP_DONE = 0,
  ATTUNE_STEP_ROW = 1,
} AttuneStep;

typedef struct _AttuneStatement AttuneStatement;

AttuneStatement *attune_database_prepare (AttuneDatabase *self, const char *sql, GError **error);
gboolean attune_database_run (AttuneDatabase *self, const char *sql, GError **error);
void attune_statement_free (AttuneStatement *self);

void attune_statement_bind_text (AttuneStatement *self, int parameter, const char *value);
void attune_statement_bind_int64 (AttuneStatement *self, int parameter, gint64 value);
void attune_statement_bind_double (AttuneStatement *self, int parameter, double value);
void attune_statement_bind_blob (AttuneStatement *self, int parameter, GBytes *value);
void attune_statement_bind_pointer (AttuneStatement *self, int parameter, gpointer ranking);

AttuneStep attune_statement_step (AttuneStatement *self, GError **error);
gboolean attune_statement_run (AttuneStatement *self, GError **error);
void attune_statement_reset (AttuneStatement *self);

gboolean attune_statement_is_null (AttuneStatement *self, int column);
const char *attune_statement_get_text (AttuneStatement *self, int column);
gint64 attune_statement_get_int64 (AttuneStatement *self, int column);
double attune_statement_get_double (AttuneStatement *self, int column);
GBytes *attune_statement_dup_blob (AttuneStatement *self, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneStatement, attune_statement_free)

G_END_DECLS
