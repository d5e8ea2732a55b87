/* attune-shell-search-launcher.c: opens results in the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-shell-search-launcher.h"

#define INTERFACE "org.freedesktop.Application"

/* Where a program of that id has its object; GApplication has it there. */
static char *
dup_object_path (const char *id)
{
  char *path = g_strconcat ("/", id, NULL);

  g_strdelimit (path, ".", '/');

  return g_strdelimit (path, "-", '_');
}

/* The desktop tells when the reader chose, and nothing else. On X11 that is enough for the window
 * to come to the front, when it is written like the id of a start. Wayland wants a token, which we
 * are not given; in the place of one, a made-up id would keep the toolkit from asking for attention
 * in the way that is left to it. */
static GVariant *
make_platform_data (guint timestamp)
{
  g_auto (GVariantDict) data = G_VARIANT_DICT_INIT (NULL);

  if (timestamp != 0 && g_getenv ("WAYLAND_DISPLAY") == NULL)
    {
      g_autofree char *id = g_strdup_printf ("_TIME%u", timestamp);

      g_variant_dict_insert (&data, "desktop-startup-id", "s", id);
    }

  return g_variant_dict_end (&data);
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GApplication) application = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant)
      answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer == NULL)
    g_warning ("Attune could not be opened: %s", error->message);
  g_application_release (application);
}

/* The bus starts the program where it does not run. That may take a while: we stay for so long. */
static void
call (GApplication *application, const char *method, GVariant *arguments)
{
  g_autofree char *path = dup_object_path (ATTUNE_APPLICATION_ID);

  g_application_hold (application);
  g_dbus_connection_call (g_application_get_dbus_connection (application), ATTUNE_APPLICATION_ID,
                          path, INTERFACE, method, arguments, NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                          NULL, called_cb, g_object_ref (application));
}

/**
 * attune_shell_search_launcher_open:
 * @application: what is kept running until the program has answered; it is on the bus
 * @uri: a place, as an `attune:` URI
 * @timestamp: when the reader chose it, in the desktop's milliseconds; 0 where that is not known
 *
 * Opens a place in the program's window.
 */
void
attune_shell_search_launcher_open (GApplication *application, const char *uri, guint timestamp)
{
  const char *uris[] = { uri, NULL };

  call (application, "Open", g_variant_new ("(^as@a{sv})", uris, make_platform_data (timestamp)));
}

/**
 * attune_shell_search_launcher_search:
 * @application: what is kept running until the program has answered; it is on the bus
 * @words: what to search for
 * @timestamp: when the reader wanted it, in the desktop's milliseconds; 0 where that is not known
 *
 * Opens the program's window with a search.
 */
void
attune_shell_search_launcher_search (GApplication *application, const char *words, guint timestamp)
{
  g_autoptr (GVariantBuilder) parameters = g_variant_builder_new (G_VARIANT_TYPE ("av"));

  g_variant_builder_add (parameters, "v", g_variant_new_string (words));
  call (application, "ActivateAction",
        g_variant_new ("(sav@a{sv})", "search", parameters, make_platform_data (timestamp)));
}
