package org.vipwarden.engine.config.plan;

import static org.vipwarden.engine.config.plan.ByType.when;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.vipwarden.engine.config.model.Authentication;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.config.model.Delivery;
import org.vipwarden.engine.config.model.ScriptUser;
import org.vipwarden.engine.config.model.TrackedBfd;
import org.vipwarden.engine.config.model.TrackedFile;
import org.vipwarden.engine.config.model.TrackedInterface;
import org.vipwarden.engine.config.model.TrackedProcess;
import org.vipwarden.engine.config.model.TrackedScript;
import org.vipwarden.engine.unit.VrrpVersion;
import org.vipwarden.engine.unit.Weight;

/** Values as people write them. Nothing secret is among it. */
final class Words {
    private static final String NONE = "none";
    private static final ByType KNOWN = ByType.of(
            when(Boolean.class, yes -> yes ? "yes" : "no"),
            when(Duration.class, Words::seconds),
            when(OptionalInt.class, port -> port.isPresent() ? Integer.toString(port.getAsInt()) : "off"),
            when(VrrpVersion.class, version -> Integer.toString(version.number())),
            when(Command.class, command -> command + " (as " + text(command.user()) + ")"),
            when(
                    ScriptUser.class,
                    user -> user.user() + user.group().map(g -> " " + g).orElse("")),
            when(Authentication.None.class, none -> NONE),
            when(Authentication.Password.class, password -> "PASS"),
            when(Authentication.Header.class, header -> "AH"),
            when(Authentication.Hmac.class, Words::hmac),
            when(Delivery.Multicast.class, multicast -> "multicast to " + multicast.address()),
            when(Delivery.Unicast.class, unicast -> "unicast to " + text(unicast.peers())),
            when(Delivery.Peer.class, peer -> peer.address().toString()),
            when(TrackedScript.class, tracked -> weighed(tracked.script(), tracked.weight())),
            when(TrackedInterface.class, tracked -> weighed(tracked.interfaceName(), tracked.weight())),
            when(TrackedFile.class, tracked -> weighed(tracked.name(), tracked.weight())),
            when(TrackedProcess.class, tracked -> weighed(tracked.name(), tracked.weight())),
            when(TrackedBfd.class, tracked -> weighed(tracked.name(), tracked.weight())));

    private Words() {}

    static String text(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(Words::text).orElse(NONE);
        }
        if (value instanceof Collection<?> many) {
            return many.isEmpty() ? NONE : many.stream().map(Words::text).collect(Collectors.joining(", "));
        }
        return KNOWN.text(value).orElseGet(() -> value instanceof Enum<?> constant ? name(constant) : value.toString());
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 9).stripTrailingZeros().toPlainString() + " s";
    }

    private static String hmac(Authentication.Hmac hmac) {
        return "auth_hmac with " + text(hmac.keys()) + ", signed with " + hmac.activeKey() + ", mode "
                + name(hmac.mode());
    }

    private static String weighed(String name, Weight weight) {
        return name + " weight " + weight;
    }
}
