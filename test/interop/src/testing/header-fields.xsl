<?xml version="1.0" encoding="UTF-8"?>
<!--
  Metadata of a clinical document, read with XPath from its header as dmp-transactions 5.4 says: one line for each
  value, "name<TAB>value". Shares nothing with the package under test. Times are as written.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:h="urn:hl7-org:v3"
    xmlns:s="urn:ihe:iti:svs:2008" xmlns:d="urn:dicom-org:ps3-20" exclude-result-prefixes="h s d">
  <xsl:output method="text" encoding="UTF-8"/>
  <!-- ASS_X04 (type to class) and ASS_A11 (template to format). -->
  <xsl:param name="classes"/>
  <xsl:param name="formats"/>
  <xsl:template match="/">
    <xsl:text>document&#10;</xsl:text>
    <xsl:apply-templates select="//h:ClinicalDocument"/>
  </xsl:template>

  <xsl:template match="h:ClinicalDocument">
    <xsl:variable name="role" select="h:recordTarget/h:patientRole"/>
    <xsl:variable name="ins" select="$role/h:id[@root='1.2.250.1.213.1.4.8' or @root='1.2.250.1.213.1.4.9' or @root='1.2.250.1.213.1.4.10' or @root='1.2.250.1.213.1.4.11'][1]"/>
    <xsl:variable name="local" select="$role/h:id[not(starts-with(@root,'1.2.250.1.213.1.4.'))][@extension][1]"/>
    <xsl:variable name="main" select="h:documentationOf[1]/h:serviceEvent"/>
    <xsl:call-template name="line"><xsl:with-param name="name">uniqueId</xsl:with-param><xsl:with-param name="value" select="h:id/@root"/></xsl:call-template>
    <xsl:call-template name="line"><xsl:with-param name="name">title</xsl:with-param><xsl:with-param name="value" select="normalize-space(h:title)"/></xsl:call-template>
    <xsl:call-template name="line"><xsl:with-param name="name">creationTime</xsl:with-param><xsl:with-param name="value" select="h:effectiveTime/@value"/></xsl:call-template>
    <xsl:call-template name="line"><xsl:with-param name="name">serviceStartTime</xsl:with-param><xsl:with-param name="value" select="$main/h:effectiveTime/h:low/@value"/></xsl:call-template>
    <xsl:call-template name="line"><xsl:with-param name="name">serviceStopTime</xsl:with-param><xsl:with-param name="value" select="$main/h:effectiveTime/h:high/@value"/></xsl:call-template>
    <xsl:call-template name="line"><xsl:with-param name="name">languageCode</xsl:with-param><xsl:with-param name="value" select="h:languageCode/@code"/></xsl:call-template>
    <xsl:call-template name="line"><xsl:with-param name="name">patientId</xsl:with-param><xsl:with-param name="value" select="concat($ins/@extension,'^^^&amp;',$ins/@root,'&amp;ISO^NH')"/></xsl:call-template>
    <xsl:call-template name="line">
      <xsl:with-param name="name">sourcePatientId</xsl:with-param>
      <xsl:with-param name="value">
        <xsl:choose>
          <xsl:when test="$local"><xsl:value-of select="concat($local/@extension,'^^^&amp;',$local/@root,'&amp;ISO^PI')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="concat($ins/@extension,'^^^&amp;',$ins/@root,'&amp;ISO^NH')"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="code"><xsl:with-param name="name">typeCode</xsl:with-param><xsl:with-param name="element" select="h:code"/></xsl:call-template>
    <xsl:call-template name="code"><xsl:with-param name="name">confidentialityCode</xsl:with-param><xsl:with-param name="element" select="h:confidentialityCode"/></xsl:call-template>
    <xsl:call-template name="code"><xsl:with-param name="name">healthcareFacilityTypeCode</xsl:with-param><xsl:with-param name="element" select="h:componentOf/h:encompassingEncounter/h:location/h:healthCareFacility/h:code"/></xsl:call-template>
    <xsl:call-template name="code"><xsl:with-param name="name">practiceSettingCode</xsl:with-param><xsl:with-param name="element" select="$main/h:performer[1]/h:assignedEntity/h:representedOrganization/h:standardIndustryClassCode"/></xsl:call-template>
    <xsl:for-each select="h:documentationOf/h:serviceEvent/h:code[@code] | h:documentationOf/h:serviceEvent/h:code/h:translation[@code]">
      <xsl:call-template name="code"><xsl:with-param name="name">eventCodeList</xsl:with-param><xsl:with-param name="element" select="."/></xsl:call-template>
    </xsl:for-each>
    <xsl:variable name="type" select="h:code/@code"/>
    <xsl:call-template name="line"><xsl:with-param name="name">classCode</xsl:with-param><xsl:with-param name="value" select="document($classes)//s:MappedConcept[s:Concept[1]/@code=$type]/s:Concept[2]/@code"/></xsl:call-template>
    <xsl:if test="h:component/h:nonXMLBody">
      <xsl:call-template name="line"><xsl:with-param name="name">mediaType</xsl:with-param><xsl:with-param name="value" select="h:component/h:nonXMLBody/h:text/@mediaType"/></xsl:call-template>
    </xsl:if>
    <xsl:if test="not(h:component/h:nonXMLBody)">
      <xsl:variable name="roots" select="h:templateId/@root"/>
      <xsl:call-template name="line"><xsl:with-param name="name">formatCode</xsl:with-param><xsl:with-param name="value" select="document($formats)//s:MappedConcept[s:Concept[1]/@code=$roots]/s:Concept[2]/@code"/></xsl:call-template>
    </xsl:if>
    <xsl:for-each select="h:author">
      <xsl:call-template name="person"><xsl:with-param name="name">author.person</xsl:with-param><xsl:with-param name="entity" select="h:assignedAuthor"/></xsl:call-template>
      <xsl:call-template name="line"><xsl:with-param name="name">author.institution</xsl:with-param><xsl:with-param name="value" select="concat(normalize-space(h:assignedAuthor/h:representedOrganization/h:name),'|',h:assignedAuthor/h:representedOrganization/h:id/@extension)"/></xsl:call-template>
      <xsl:call-template name="line"><xsl:with-param name="name">author.role</xsl:with-param><xsl:with-param name="value" select="h:functionCode/@displayName"/></xsl:call-template>
      <xsl:call-template name="code"><xsl:with-param name="name">author.specialty</xsl:with-param><xsl:with-param name="element" select="h:assignedAuthor/h:code"/></xsl:call-template>
    </xsl:for-each>
    <xsl:call-template name="person"><xsl:with-param name="name">legalAuthenticator</xsl:with-param><xsl:with-param name="entity" select="h:legalAuthenticator/h:assignedEntity"/></xsl:call-template>
    <xsl:call-template name="line"><xsl:with-param name="name">birthName</xsl:with-param><xsl:with-param name="value" select="normalize-space($role/h:patient/h:name/h:family[@qualifier='BR'])"/></xsl:call-template>
    <xsl:call-template name="line"><xsl:with-param name="name">birthGiven</xsl:with-param><xsl:with-param name="value" select="normalize-space($role/h:patient/h:name/h:given[@qualifier='BR'])"/></xsl:call-template>
    <xsl:call-template name="line"><xsl:with-param name="name">birthTime</xsl:with-param><xsl:with-param name="value" select="$role/h:patient/h:birthTime/@value"/></xsl:call-template>
    <xsl:call-template name="line"><xsl:with-param name="name">gender</xsl:with-param><xsl:with-param name="value" select="$role/h:patient/h:administrativeGenderCode/@code"/></xsl:call-template>
    <xsl:for-each select="h:inFulfillmentOf/h:order/h:id[@extension]">
      <xsl:call-template name="line"><xsl:with-param name="name">order</xsl:with-param><xsl:with-param name="value" select="concat(@extension,'^^^&amp;',@root)"/></xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="h:inFulfillmentOf/h:order/d:accessionNumber[@extension]">
      <xsl:call-template name="line"><xsl:with-param name="name">accession</xsl:with-param><xsl:with-param name="value" select="concat(@extension,'^^^&amp;',@root)"/></xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="line">
    <xsl:param name="name"/><xsl:param name="value"/>
    <xsl:if test="string($value) != ''"><xsl:value-of select="concat($name,'&#9;',$value,'&#10;')"/></xsl:if>
  </xsl:template>
  <xsl:template name="code">
    <xsl:param name="name"/><xsl:param name="element"/>
    <xsl:if test="$element/@code"><xsl:value-of select="concat($name,'&#9;',$element/@code,'|',$element/@codeSystem,'|',normalize-space($element/@displayName),'&#10;')"/></xsl:if>
  </xsl:template>
  <xsl:template name="person">
    <xsl:param name="name"/><xsl:param name="entity"/>
    <xsl:variable name="who" select="$entity/h:assignedPerson/h:name"/>
    <xsl:variable name="device" select="$entity/h:assignedAuthoringDevice"/>
    <xsl:value-of select="concat($name,'&#9;',$entity/h:id[1]/@extension,'|',$entity/h:id[1]/@root,'|',normalize-space($who/h:family | $device/h:manufacturerModelName),'|',normalize-space($who/h:given | $device/h:softwareName),'&#10;')"/>
  </xsl:template>
</xsl:stylesheet>
