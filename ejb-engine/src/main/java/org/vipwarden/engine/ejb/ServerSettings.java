package org.vipwarden.engine.ejb;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.vipwarden.engine.node.NodeOptions;

/**
 * What the command line says elsewhere. On a server it is said by system properties or, after them, by environment variables of
 * the same name in capitals:
 *
 * <ul>
 *   <li>{@code vipwarden.configuration}: the {@code keepalived.conf}; {@code vipwarden.conf} is beside it
 *   <li>{@code vipwarden.state.directory}: journal and rule revisions
 * </ul>
 */
record ServerSettings(UnaryOperator<String> property, UnaryOperator<String> environment) {

    static ServerSettings ofThisProcess() {
        return new ServerSettings(System::getProperty, System::getenv);
    }

    NodeOptions options() {
        var configuration = Path.of(value("vipwarden.configuration", "/etc/keepalived/keepalived.conf"));
        return new NodeOptions(
                configuration,
                configuration.resolveSibling("vipwarden.conf"),
                Path.of(value("vipwarden.state.directory", "/var/lib/vipwarden")));
    }

    private String value(String name, String otherwise) {
        var said = property.apply(name);
        if (said == null) {
            said = environment.apply(name.replace('.', '_').toUpperCase(Locale.ROOT));
        }
        return said == null ? otherwise : said;
    }
}
