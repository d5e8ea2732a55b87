/* attune-commands.h: what Attune does without a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <stdio.h>

#include "attune-library.h"

G_BEGIN_DECLS

/*
 * How the application calls this room: the options are added once, when it is made,
 *
 *   attune_commands_add_options (G_APPLICATION (self));
 *
 * and looked at in its handler of GApplication::handle-local-options, which runs before the program
 * has asked whether another instance is running, and before there is any display:
 *
 *   static int
 *   attune_application_handle_local_options (GApplication *application, GVariantDict *options)
 *   {
 *     g_autoptr (GPtrArray) files = attune_commands_dup_files (options);
 *     g_autoptr (GError) error = NULL;
 *
 *     if (attune_commands_are_asked (options))
 *       return attune_commands_run (options, library, index_path, NULL, stdout, stderr);
 *     if (files->len == 0)
 *       return -1; // the window opens
 *
 *     // The options swallow the files, so that they have to be handed on.
 *     if (!g_application_register (application, NULL, &error))
 *       ...
 *     g_application_open (application, (GFile **) files->pdata, (int) files->len, "");
 *     return 0;
 *   }
 *
 * The library has to be there only where attune_commands_are_asked() is true, and the window reads
 * it later.
 */

void attune_commands_add_options (GApplication *application);
gboolean attune_commands_are_asked (GVariantDict *options);
GPtrArray *attune_commands_dup_files (GVariantDict *options);
int attune_commands_run (GVariantDict *options,
                         AttuneLibrary *library,
                         const char *index_path,
                         const char *notebook_path,
                         FILE *out,
                         FILE *err);

G_END_DECLS
