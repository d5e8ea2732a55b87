/* main.c: answers the desktop's search
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "attune-shell-search-service.h"

int
main (int argc, char **argv)
{
  g_autoptr (AttuneShellSearchService) service = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  service = attune_shell_search_service_new ();

  return g_application_run (G_APPLICATION (service), argc, argv);
}
