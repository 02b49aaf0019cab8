package org.vipwarden.engine.dump;

import java.time.ZoneId;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.node.Picture;

/** Configuration and state as {@code keepalived.data} has them, section by section. */
final class DataDump {
    private final DataText text = new DataText();

    /**
     * @param zone that times are shown in
     */
    DataDump(Picture picture, ZoneId zone) {
        Configuration configuration = picture.configuration();
        new HostSections(configuration.host(), text).write();
        new InstanceSection(picture, zone, text).write();
        new GroupSection(picture, text).write();
        new ScriptSection(picture, text).write();
        new TrackerSections(picture, text).write();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
